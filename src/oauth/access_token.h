// Access tokens as JWTs: Auth0's profile and RFC 9068's (reference/auth0.md section 4.5).
#pragma once

#include <string>
#include <vector>

#include "base/chance.h"
#include "base/result.h"
#include "base/time.h"
#include "domain/api.h"
#include "domain/exchange_rule.h"
#include "domain/identifier.h"
#include "jose/jws.h"
#include "oauth/attempt.h"

namespace oauth {

inline constexpr size_t token_id_length = 22;

struct AccessToken {
  std::string issuer;
  domain::ClientId client_id;
  std::vector<std::string> scopes;
  base::Time issued_at{};
  std::string id;  // `jti`; carried by the RFC 9068 dialects only
  std::string organization_id{}, organization_name{};  // empty: not in the token
  std::vector<domain::CustomClaim> custom_claims{};
  Confirmation confirmation{};
};

struct AccessTokenText {
  std::string typ;
  std::string claims;  // a JSON object
};

AccessTokenText claims_of(const AccessToken& token, const domain::Api& api);

// Signed compact JWT. `key` is the API's HMAC key or the tenant's RSA key.
base::Result<std::string, jose::JwsError> sign_access_token(const AccessToken& token,
                                                            const domain::Api& api,
                                                            const jose::SigningKey& key);

// "a b c" (RFC 6749 section 3.3).
std::string join_scopes(const std::vector<std::string>& scopes);

}  // namespace oauth
