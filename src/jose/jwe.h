// JSON Web Encryption in compact serialization (RFC 7516 section 7.1), as Auth0 nests access tokens
// in it: RSA-OAEP around the key of A256GCM. There is no other algorithm, and no compression.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "crypto/crypto.h"

namespace jose {

// "alg": RSAES-OAEP with that hash throughout (RFC 7518 section 4.3).
enum class KeyEncryption { rsa_oaep_256, rsa_oaep_384, rsa_oaep_512 };
// "RSA-OAEP-256" and so on; names are case-sensitive.
std::string_view name(KeyEncryption algorithm);
std::optional<KeyEncryption> key_encryption_from_name(std::string_view name);

enum class JweError {
  too_large,
  malformed,              // not five parts of base64url, or no strict JSON object as header
  critical_header,        // "crit" is there: we understand no extension
  compressed,             // "zip" is there
  algorithm_not_allowed,  // alg is not that of the key, or enc is not A256GCM
  wrong_key,              // the header names another key, or the key is no RSA key
  not_authentic           // does not open with this key
};
// Room for the largest JWS in it (jws.h).
inline constexpr size_t jwe_length_max = 393216;

struct EncryptionKey {
  KeyEncryption algorithm = KeyEncryption::rsa_oaep_256;
  std::string kid;  // empty: the header has none
  crypto::PublicKeyPtr key;
};
struct DecryptionKey {
  KeyEncryption algorithm = KeyEncryption::rsa_oaep_256;
  std::string kid;  // empty: fits any header
  crypto::PrivateKeyPtr key;
};

// The header holds alg and enc, then cty when `content_type` is not empty ("JWT" for a nested
// token, RFC 7519 section 5.2), then kid.
base::Result<std::string, JweError> encrypt_compact(const EncryptionKey& key,
                                                    std::string_view content_type,
                                                    std::string_view plain, base::Random& random);

struct Jwe {
  base::Json header;
  std::string plain;
};
base::Result<Jwe, JweError> decrypt_compact(std::string_view compact, const DecryptionKey& key);

}  // namespace jose
