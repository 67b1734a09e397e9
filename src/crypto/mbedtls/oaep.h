// RSAES-OAEP.
#pragma once

#include <mbedtls/rsa.h>

#include <string>
#include <string_view>

#include "crypto/keys.h"

namespace crypto {

// As PublicKey::encrypt_oaep and PrivateKey::decrypt_oaep say.
base::Result<std::string, CryptoError> encrypt_oaep(mbedtls_rsa_context* rsa, Hash hash,
                                                    std::string_view plain);
base::Result<std::string, CryptoError> decrypt_oaep(mbedtls_rsa_context* rsa, Hash hash,
                                                    std::string_view cipher);

}  // namespace crypto
