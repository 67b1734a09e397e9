#include "jose/jwt.h"

#include <algorithm>

#include "base/assert.h"
#include "jose/compact.h"

namespace jose {

bool Accepted::includes(std::string_view text) const {
  return std::find(m_texts.begin(), m_texts.end(), text) != m_texts.end();
}

namespace {

JwtError jwt_error_of(JwsError error) {
  switch (error) {
    case JwsError::too_large:
      return JwtError::too_large;
    case JwsError::malformed:
      return JwtError::malformed;
    case JwsError::critical_header:
      return JwtError::critical_header;
    case JwsError::algorithm_not_allowed:
      return JwtError::algorithm_not_allowed;
    case JwsError::unknown_key:
      return JwtError::unknown_key;
    case JwsError::bad_signature:
      return JwtError::bad_signature;
    case JwsError::wrong_key:
      return JwtError::unknown_key;
  }
  ASSERT(false);
  return JwtError::malformed;
}

using JwtObjection = std::optional<JwtError>;

JwtObjection objection_to_type(const base::Json& header, const JwtExpectation& expected) {
  if (!expected.type || has_type(header, *expected.type)) return std::nullopt;
  return JwtError::wrong_type;
}

JwtObjection objection_to_issuer(const base::Json& claims, const JwtExpectation& expected) {
  const base::Json* issuer = base::find_member(claims, "iss");
  if (!issuer) return JwtError::missing_claim;
  if (!issuer->is_string()) return JwtError::bad_claim;
  return expected.issuer.includes(issuer->get<std::string>()) ? JwtObjection()
                                                              : JwtError::wrong_issuer;
}

JwtObjection objection_to_audience(const base::Json& claims, const JwtExpectation& expected) {
  const base::Json* audience = base::find_member(claims, "aud");
  if (!audience) return JwtError::missing_claim;
  const auto audiences = audience->is_string()
                             ? std::vector<std::string>{audience->get<std::string>()}
                             : base::strings_member(claims, "aud");
  if (!audiences) return JwtError::bad_claim;
  const bool is_meant = std::any_of(audiences->begin(), audiences->end(), [&](const auto& each) {
    return expected.audience.includes(each);
  });
  return is_meant ? JwtObjection() : JwtError::wrong_audience;
}

double seconds_of(base::Time time) {
  return std::chrono::duration<double>(time.time_since_epoch()).count();
}

JwtObjection objection_to_times(const base::Json& claims, const JwtExpectation& expected) {
  const double now = seconds_of(expected.now);
  const double leeway = std::chrono::duration<double>(expected.leeway).count();
  for (const char* name : {"exp", "nbf", "iat"}) {
    const base::Json* date = base::find_member(claims, name);
    if (date && !date->is_number()) return JwtError::bad_claim;
  }
  const base::Json* expiry = base::find_member(claims, "exp");
  if (!expiry) return JwtError::missing_claim;
  if (now >= expiry->get<double>() + leeway) return JwtError::expired;
  for (const char* name : {"nbf", "iat"}) {
    const base::Json* start = base::find_member(claims, name);
    if (start && now < start->get<double>() - leeway) return JwtError::not_yet_valid;
  }
  return std::nullopt;
}

base::Result<DecodedJwt, JwtError> with_claims(Jws jws) {
  auto claims = base::parse_json(jws.payload);
  if (!claims || !claims->is_object()) return base::failure(JwtError::malformed);
  return DecodedJwt{std::move(jws.header), std::move(*claims)};
}

}  // namespace

// https://www.rfc-editor.org/rfc/rfc7519#section-7.2
base::Result<DecodedJwt, JwtError> verify_whole_jwt(std::string_view token,
                                                    const std::vector<VerificationKey>& keys,
                                                    const JwtExpectation& expected) {
  auto jws = verify_compact(token, keys, expected.algorithms);
  if (!jws) return base::failure(jwt_error_of(jws.error()));
  auto jwt = with_claims(std::move(*jws));
  if (!jwt) return base::failure(jwt.error());
  if (const auto objection = objection_to_type(jwt->header, expected)) {
    return base::failure(*objection);
  }
  for (const auto& objection_to :
       {objection_to_issuer, objection_to_audience, objection_to_times}) {
    if (const auto objection = objection_to(jwt->claims, expected))
      return base::failure(*objection);
  }
  return jwt;
}

base::Result<base::Json, JwtError> verify_jwt(std::string_view token,
                                              const std::vector<VerificationKey>& keys,
                                              const JwtExpectation& expected) {
  auto jwt = verify_whole_jwt(token, keys, expected);
  if (!jwt) return base::failure(jwt.error());
  return std::move(jwt->claims);
}

base::Result<DecodedJwt, JwtError> decode_jwt_unverified(std::string_view token) {
  auto jws = decode_compact_unverified(token);
  if (!jws) return base::failure(jwt_error_of(jws.error()));
  return with_claims(std::move(*jws));
}

std::string_view describe(JwtError error) {
  switch (error) {
    case JwtError::too_large:
      return "The token is too large";
    case JwtError::malformed:
      return "The token is not a well-formed JWT";
    case JwtError::critical_header:
      return "The token's header asks for an extension (crit)";
    case JwtError::algorithm_not_allowed:
      return "The token's algorithm is not allowed";
    case JwtError::unknown_key:
      return "No known key fits the token's header";
    case JwtError::bad_signature:
      return "The token's signature does not verify";
    case JwtError::wrong_type:
      return "The token is of another type (typ)";
    case JwtError::missing_claim:
      return "The token lacks one of the claims iss, aud and exp";
    case JwtError::bad_claim:
      return "A registered claim of the token is of the wrong kind";
    case JwtError::wrong_issuer:
      return "The token comes from another issuer (iss)";
    case JwtError::wrong_audience:
      return "The token is meant for another audience (aud)";
    case JwtError::expired:
      return "The token has expired (exp)";
    case JwtError::not_yet_valid:
      return "The token is not valid yet (nbf, iat)";
  }
  ASSERT(false);
  return {};
}

}  // namespace jose
