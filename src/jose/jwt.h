// JSON Web Token: claims in a signed envelope, validated strictly (RFC 7519 section 7.2, RFC 8725).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "base/time.h"
#include "jose/jws.h"

namespace jose {

enum class JwtError {
  too_large,
  malformed,
  critical_header,
  algorithm_not_allowed,
  unknown_key,
  bad_signature,
  wrong_type,     // the header's typ is not the expected one
  missing_claim,  // iss, aud or exp is not there
  bad_claim,      // a registered claim is of the wrong kind
  wrong_issuer,
  wrong_audience,
  expired,
  not_yet_valid  // nbf or iat lies ahead of now
};
// A short English sentence without a full stop, for logs and refusals.
std::string_view describe(JwtError error);

struct JwtExpectation {
  std::string issuer;    // iss must equal it
  std::string audience;  // aud must equal or contain it
  std::vector<Algorithm> algorithms;
  base::Time now;
  std::chrono::seconds leeway{0};  // by how much exp, nbf and iat may be missed
  std::optional<std::string>
      type;  // typ, compared as RFC 7515 section 4.1.9 says; nothing: any or none
};

// The claims. iss, aud and exp must be there; exp, nbf and iat are numeric dates, fractions
// allowed. A token is expired at the very moment of exp.
base::Result<base::Json, JwtError> verify_jwt(std::string_view token,
                                              const std::vector<VerificationKey>& keys,
                                              const JwtExpectation& expected);

struct DecodedJwt {
  base::Json header, claims;
};
// Nothing is checked but the form: to show a token, never to trust it.
base::Result<DecodedJwt, JwtError> decode_jwt_unverified(std::string_view token);

}  // namespace jose
