// The JWT with which a client proves who it is: private_key_jwt and client_secret_jwt (RFC 7523
// section 3; OpenID Connect Core 1.0 section 9; the limits are those of reference/auth0.md
// section 7.3).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "domain/token_mark.h"
#include "jose/jwk.h"

namespace oauth {

inline constexpr std::string_view assertion_type_jwt_bearer =
    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
inline constexpr size_t assertion_length_max = 2048;
inline constexpr size_t assertion_claim_length_max = 64;  // iss, sub and jti
inline constexpr size_t assertion_algorithm_length_max = 16;
inline constexpr std::chrono::seconds assertion_lifetime_max{300};
inline constexpr std::chrono::seconds assertion_leeway{10};  // of iat and nbf, not of exp

// What an assertion says of itself before anything is known to be true.
struct AssertionClaim {
  std::string client_id;  // `sub`
  bool is_by_secret = false;
};

// Failing outcomes of both are sentences for the log.
base::Result<AssertionClaim, std::string> read_assertion(std::string_view assertion);

struct AssertionExpectation {
  std::string client_id;
  std::vector<std::string> audiences;  // any of these will do
  std::vector<jose::VerificationKey> keys;
  base::Time now;
};

// The mark that makes it good for once only; that it is new is for the caller to see to.
base::Result<domain::TokenMark, std::string> judge_assertion(std::string_view assertion,
                                                             const AssertionExpectation& expected);

// The key of a mark about something that `owner` names `id`: bounded, whatever they hold.
std::string mark_key(std::string_view owner, std::string_view id);

}  // namespace oauth
