#include "oauth/client_assertion.h"

#include <cmath>
#include <optional>

#include "jose/base64.h"
#include "jose/jwt.h"

namespace oauth {

namespace {

using base::failure;

const std::vector<jose::Algorithm> assertion_algorithms = {
    jose::Algorithm::rs256, jose::Algorithm::rs384, jose::Algorithm::ps256, jose::Algorithm::es256,
    jose::Algorithm::hs256};

std::optional<double> number_member(const base::Json& object, std::string_view name) {
  const base::Json* number = base::find_member(object, name);
  if (!number || !number->is_number()) return std::nullopt;
  return number->get<double>();
}

double seconds_of(base::Time time) {
  return std::chrono::duration<double>(time.time_since_epoch()).count();
}

// Nothing: iat, nbf and exp are as they should be, beyond what every JWT is held to.
std::optional<std::string> objection_to_times(const base::Json& claims, base::Time now) {
  const double exp = number_member(claims, "exp").value_or(0);
  const double lifetime_max = std::chrono::duration<double>(assertion_lifetime_max).count();
  if (exp <= seconds_of(now)) return "The assertion has expired (exp).";
  const auto iat = number_member(claims, "iat");
  if (iat && exp - *iat > lifetime_max) {
    return "'exp' claim must specify a time that is no more than 5 minutes after 'iat'.";
  }
  if (exp - seconds_of(now + assertion_leeway) > lifetime_max) {
    return "'exp' claim must specify a time that is no more than 5 minutes from now.";
  }
  return std::nullopt;
}

}  // namespace

base::Result<AssertionClaim, std::string> read_assertion(std::string_view assertion) {
  if (assertion.size() > assertion_length_max) {
    return failure("The assertion is longer than " + std::to_string(assertion_length_max) +
                   " octets.");
  }
  const auto jwt = jose::decode_jwt_unverified(assertion);
  if (!jwt) return failure(std::string(jose::describe(jwt.error())) + ".");
  const std::string algorithm = base::string_member(jwt->header, "alg").value_or("");
  if (algorithm.size() > assertion_algorithm_length_max) {
    return failure(std::string("The assertion's algorithm has too long a name (alg)."));
  }
  for (const char* name : {"iss", "sub", "jti"}) {
    const auto text = base::string_member(jwt->claims, name);
    if (!text || text->empty()) {
      return failure("The assertion has no text as claim " + std::string(name) + ".");
    }
    if (text->size() > assertion_claim_length_max) {
      return failure("The assertion's claim " + std::string(name) + " is longer than " +
                     std::to_string(assertion_claim_length_max) + " octets.");
    }
  }
  const auto known = jose::algorithm_from_name(algorithm);
  return AssertionClaim{*base::string_member(jwt->claims, "sub"),
                        known && jose::takes_secret(*known)};
}

base::Result<domain::TokenMark, std::string> judge_assertion(std::string_view assertion,
                                                             const AssertionExpectation& expected) {
  jose::JwtExpectation jwt;
  jwt.issuer = expected.client_id;
  jwt.audience = expected.audiences;
  jwt.algorithms = assertion_algorithms;
  jwt.now = expected.now;
  jwt.leeway = assertion_leeway;
  const auto claims = jose::verify_jwt(assertion, expected.keys, jwt);
  if (!claims) return failure(std::string(jose::describe(claims.error())) + ".");
  if (base::string_member(*claims, "sub") != expected.client_id) {
    return failure(std::string("The assertion is about another client than it comes from (sub)."));
  }
  if (auto objection = objection_to_times(*claims, expected.now)) return failure(*objection);
  const auto expiry = static_cast<long long>(std::ceil(*number_member(*claims, "exp")));
  return domain::TokenMark{
      domain::TokenMarkKind::assertion,
      mark_key(expected.client_id, base::string_member(*claims, "jti").value_or("")),
      base::from_unix_seconds(expiry)};
}

std::string mark_key(std::string_view owner, std::string_view id) {
  // A line break between them is in no client_id and no thumbprint.
  std::string both(owner);
  both.append(1, '\n').append(id);
  return jose::base64url_encode(crypto::digest(crypto::Hash::sha256, both));
}

}  // namespace oauth
