// Public keys as JSON (RFC 7517, RFC 7518 section 6) and their thumbprints (RFC 7638).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "crypto/crypto.h"
#include "jose/algorithm.h"

namespace jose {

enum class JwkError {
  malformed,    // no object, a member missing or of the wrong kind, not base64url, a point off the
                // curve
  unsupported,  // another kty or crv, or an RSA modulus outside 2048..4096 bits
  too_many_keys
};
inline constexpr size_t jwks_keys_max = 100;

// kty, n, e for RSA; kty, crv, x, y for P-256. The caller adds kid, alg and use.
base::Json to_jwk(const crypto::PublicKey& key);
// Reads the public members only; private ones are ignored, never kept.
base::Result<crypto::PublicKeyPtr, JwkError> public_key_from_jwk(const base::Json& jwk);
// SHA-256 of the key's required members, base64url.
std::string thumbprint(const crypto::PublicKey& key);

// How certificates are named in keys (RFC 7517 sections 4.8 and 4.9): by SHA-1, and by SHA-256,
// which is also what "cnf" names a client's certificate by (RFC 8705 section 3.1).
std::string x5t(const crypto::Certificate& certificate);
std::string x5t_s256(const crypto::Certificate& certificate);

// A key to verify with. Exactly one of `key` and `secret` is set.
struct VerificationKey {
  std::string kid;  // empty: has none
  // When set, the key verifies nothing but this algorithm.
  std::optional<Algorithm> algorithm;
  crypto::PublicKeyPtr key;
  std::string secret;
  // Only to publish: what the key's certificate is.
  std::optional<crypto::Certificate> certificate = std::nullopt;
};

// Public keys only, each with use "sig", and alg, kid, x5t and x5c where they are known. One key
// may be there several times, with another kid for each algorithm.
base::Json to_jwks(const std::vector<VerificationKey>& keys);
// Entries that cannot verify signatures here are skipped (RFC 7517 section 5): another kty, use,
// alg or size, a bad member, and every symmetric key, which has no place in a published set.
base::Result<std::vector<VerificationKey>, JwkError> keys_from_jwks(const base::Json& jwks);

}  // namespace jose
