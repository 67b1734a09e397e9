// ECDSA on P-256 with the nonce of RFC 6979, which OpenSSL has only from 3.2 on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/openssl/library.h"

namespace crypto {

// r || s over a SHA-256; nothing when the library refuses.
std::optional<std::string> sign_reproducibly(const EVP_PKEY* p256_key, std::string_view hash);

}  // namespace crypto
