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

// One text or several, any of which will do. Default: none will.
class Accepted {
 public:
  Accepted() = default;
  Accepted(std::string text) : m_texts{std::move(text)} {}
  Accepted(const char* text) : m_texts{text} {}
  Accepted(std::vector<std::string> texts) : m_texts(std::move(texts)) {}
  bool includes(std::string_view text) const;

 private:
  std::vector<std::string> m_texts;
};

struct JwtExpectation {
  Accepted issuer;    // iss must be one of them
  Accepted audience;  // aud must be one of them, or an array with one of them
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
// The same, for callers who must know the header as well: which kid, which algorithm.
base::Result<DecodedJwt, JwtError> verify_whole_jwt(std::string_view token,
                                                    const std::vector<VerificationKey>& keys,
                                                    const JwtExpectation& expected);
// Nothing is checked but the form: to show a token, never to trust it.
base::Result<DecodedJwt, JwtError> decode_jwt_unverified(std::string_view token);

}  // namespace jose
