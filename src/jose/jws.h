// JSON Web Signature in compact serialization (RFC 7515 section 7.1).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "jose/jwk.h"

namespace jose {

enum class JwsError {
  too_large,
  malformed,              // not three parts of base64url, or no strict JSON object as header
  critical_header,        // "crit" is there: we understand no extension (RFC 7515 section 4.1.11)
  algorithm_not_allowed,  // none, unknown, or not among the allowed
  unknown_key,            // no key has this kid and fits the algorithm
  bad_signature,
  wrong_key  // signing: the key is of another kind than the algorithm, or there is none
};
inline constexpr size_t jws_length_max = 262144;  // Auth0 takes custom claims up to 100 KB

// A shorter secret signs and verifies nothing. RFC 7518 section 3.2 asks for as many octets as the
// hash has; Auth0 takes the signing secret of an API from 16 characters, so the rest is left to
// whoever accepts secrets.
inline constexpr size_t jws_secret_size_min = 16;

// Exactly one of `key` and `secret` is set, as the algorithm asks.
struct SigningKey {
  Algorithm algorithm = Algorithm::rs256;
  std::string kid;  // empty: the header has none
  crypto::PrivateKeyPtr key;
  std::string secret;
};

// The header holds alg, then the members of `extra_header` (an object or null, without alg and kid:
// malformed otherwise), then kid.
base::Result<std::string, JwsError> sign_compact(const SigningKey& key,
                                                 const base::Json& extra_header,
                                                 std::string_view payload);

// The same with the header {alg, typ, kid}: what access tokens have.
base::Result<std::string, JwsError> sign_compact_typed(const SigningKey& key, std::string_view type,
                                                       std::string_view payload);

struct Jws {
  base::Json header;
  std::string payload;
};

// Tries the keys that fit: same kid (a key without one fits any header, a header without one any
// key), and made for the header's algorithm. A secret only ever serves HS*, a public key never
// does.
base::Result<Jws, JwsError> verify_compact(std::string_view compact,
                                           const std::vector<VerificationKey>& keys,
                                           const std::vector<Algorithm>& allowed);

// Header and payload without looking at the signature: to show, or to find out whose key to fetch.
base::Result<Jws, JwsError> decode_compact_unverified(std::string_view compact);

}  // namespace jose
