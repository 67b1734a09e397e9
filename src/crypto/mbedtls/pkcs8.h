// Private keys out of the library.
#pragma once

#include <string>

#include "crypto/crypto.h"
#include "crypto/mbedtls/key_pool.h"

namespace crypto {

base::Result<std::string, CryptoError> write_pkcs8(const Pk& key);

}  // namespace crypto
