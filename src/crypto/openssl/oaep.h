// RSAES-OAEP. It is rare beside signing, so each call prepares a context of its own.
#pragma once

#include <string>
#include <string_view>

#include "crypto/openssl/library.h"

namespace crypto {

// As PublicKey::encrypt_oaep and PrivateKey::decrypt_oaep say; `key` is an RSA key.
base::Result<std::string, CryptoError> encrypt_oaep(EVP_PKEY* key, Hash hash,
                                                    std::string_view plain);
base::Result<std::string, CryptoError> decrypt_oaep(EVP_PKEY* key, Hash hash,
                                                    std::string_view cipher);

}  // namespace crypto
