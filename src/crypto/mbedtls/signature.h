// Signatures over a hash, with a key's borrowed context.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/engine.h"
#include "crypto/mbedtls/key_pool.h"

namespace crypto {

bool verify_rsa(KeyContext& key, const Scheme& scheme, std::string_view hash,
                std::string_view signature);
std::optional<std::string> sign_rsa(KeyContext& key, const Scheme& scheme, std::string_view hash);

// r || s.
bool verify_p256(KeyContext& key, std::string_view hash, std::string_view signature);
std::optional<std::string> sign_p256(KeyContext& key, std::string_view hash);
// With the nonce of RFC 6979; the hash is a SHA-256.
std::optional<std::string> sign_p256_reproducibly(KeyContext& key, std::string_view hash);

}  // namespace crypto
