// One prepared context for each algorithm that a key serves. Preparing costs more than an ES256
// signature should wait for; a copy costs next to nothing, and copying from several threads is safe
// because the originals stay as they are.
#pragma once

#include <array>

#include "crypto/crypto.h"
#include "crypto/openssl/library.h"

namespace crypto {

class SignatureContexts {
 public:
  enum class Use { sign, verify };
  SignatureContexts(EVP_PKEY* key, KeyKind kind, Use use);
  // Null when the key is of another kind than the algorithm.
  PkeyContext copy(SignatureAlgorithm algorithm) const;

 private:
  std::array<PkeyContext, 7> m_contexts;
};

}  // namespace crypto
