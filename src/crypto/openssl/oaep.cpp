#include "crypto/openssl/oaep.h"

#include <openssl/rsa.h>

#include "crypto/engine.h"

namespace crypto {

namespace {

using Init = int(EVP_PKEY_CTX*);

PkeyContext prepare(EVP_PKEY* key, Hash hash, Init* init) {
  PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  const bool ready = context && init(context.get()) == 1 &&
                     EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING) == 1 &&
                     EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), fetched(hash)) == 1 &&
                     EVP_PKEY_CTX_set_rsa_mgf1_md(context.get(), fetched(hash)) == 1;
  return ready ? std::move(context) : nullptr;
}

}  // namespace

base::Result<std::string, CryptoError> encrypt_oaep(EVP_PKEY* key, Hash hash,
                                                    std::string_view plain) {
  const PkeyContext context = prepare(key, hash, EVP_PKEY_encrypt_init);
  std::string cipher(static_cast<size_t>(EVP_PKEY_get_size(key)), '\0');
  size_t size = cipher.size();
  if (!context || EVP_PKEY_encrypt(context.get(), octets_of(cipher), &size, octets_of(plain),
                                   plain.size()) != 1) {
    return refusal(CryptoError::failed);
  }
  return cipher;
}

base::Result<std::string, CryptoError> decrypt_oaep(EVP_PKEY* key, Hash hash,
                                                    std::string_view cipher) {
  const PkeyContext context = prepare(key, hash, EVP_PKEY_decrypt_init);
  std::string plain(static_cast<size_t>(EVP_PKEY_get_size(key)), '\0');
  size_t size = plain.size();
  if (!context || EVP_PKEY_decrypt(context.get(), octets_of(plain), &size, octets_of(cipher),
                                   cipher.size()) != 1) {
    return refusal(CryptoError::failed);
  }
  plain.resize(size);
  return plain;
}

}  // namespace crypto
