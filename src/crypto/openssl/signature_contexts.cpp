#include "crypto/openssl/signature_contexts.h"

#include <openssl/rsa.h>

#include "base/assert.h"
#include "crypto/engine.h"

namespace crypto {

namespace {

PkeyContext prepare(EVP_PKEY* key, const Scheme& scheme, SignatureContexts::Use use) {
  PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  ASSERT(context);
  ASSERT((use == SignatureContexts::Use::sign ? EVP_PKEY_sign_init(context.get())
                                              : EVP_PKEY_verify_init(context.get())) == 1);
  if (scheme.padding != Padding::none) {
    ASSERT(EVP_PKEY_CTX_set_rsa_padding(context.get(), scheme.padding == Padding::pss
                                                           ? RSA_PKCS1_PSS_PADDING
                                                           : RSA_PKCS1_PADDING) == 1);
  }
  ASSERT(EVP_PKEY_CTX_set_signature_md(context.get(), fetched(scheme.hash)) == 1);
  if (scheme.padding == Padding::pss) {
    ASSERT(EVP_PKEY_CTX_set_rsa_pss_saltlen(context.get(), RSA_PSS_SALTLEN_DIGEST) == 1);
  }
  return context;
}

}  // namespace

SignatureContexts::SignatureContexts(EVP_PKEY* key, KeyKind kind, Use use) {
  for (size_t i = 0; i < m_contexts.size(); ++i) {
    const Scheme scheme = scheme_of(static_cast<SignatureAlgorithm>(i));
    if (scheme.kind == kind) m_contexts[i] = prepare(key, scheme, use);
  }
}

PkeyContext SignatureContexts::copy(SignatureAlgorithm algorithm) const {
  const PkeyContext& context = m_contexts[static_cast<size_t>(algorithm)];
  return PkeyContext(context ? EVP_PKEY_CTX_dup(context.get()) : nullptr);
}

}  // namespace crypto
