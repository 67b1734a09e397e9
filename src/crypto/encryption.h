// AES-256-GCM with a nonce of the caller's (NIST SP 800-38D): for formats that keep nonce and tag
// in places of their own. What only has to be kept secret is sealed (crypto/crypto.h).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/keys.h"

namespace crypto {

inline constexpr size_t gcm_key_size = 32, gcm_nonce_size = 12, gcm_tag_size = 16;

// The cipher text with the tag behind it. The key is 32 octets and the nonce 12; a nonce never
// serves the same key twice. `context` is authenticated, not kept.
std::string encrypt_gcm(std::string_view key, std::string_view nonce, std::string_view plain,
                        std::string_view context);
// malformed: key, nonce or text are of a size that cannot be. failed: the tag does not fit.
base::Result<std::string, CryptoError> decrypt_gcm(std::string_view key, std::string_view nonce,
                                                   std::string_view sealed,
                                                   std::string_view context);

}  // namespace crypto
