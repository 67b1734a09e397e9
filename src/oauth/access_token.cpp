#include "oauth/access_token.h"

#include "base/assert.h"
#include "base/json.h"
#include "base/json_text.h"
#include "domain/system_api.h"

namespace oauth {

namespace {

constexpr size_t claims_size_usual = 400;

struct Dialect {
  bool rfc9068;
  bool permissions;
};

Dialect dialect_of(const domain::Api& api) {
  switch (api.dialect.value_or(domain::TokenDialect::access_token)) {
    case domain::TokenDialect::access_token:
      return {false, false};
    case domain::TokenDialect::access_token_authz:
      return {false, true};
    case domain::TokenDialect::rfc9068_profile:
      return {true, false};
    case domain::TokenDialect::rfc9068_profile_authz:
      return {true, true};
  }
  return {false, false};
}

// Few tokens have claims of their own, so these may take the long way.
std::string with_claims(const std::string& claims, const std::vector<domain::CustomClaim>& custom) {
  auto all = base::parse_json(claims);
  ASSERT(all);
  for (const domain::CustomClaim& claim : custom) {
    if (auto value = base::parse_json(claim.value)) (*all)[claim.name] = std::move(*value);
  }
  return base::write_json(*all);
}

}  // namespace

std::string join_scopes(const std::vector<std::string>& scopes) {
  std::string joined;
  for (const std::string& scope : scopes) {
    if (!joined.empty()) joined += ' ';
    joined += scope;
  }
  return joined;
}

AccessTokenText claims_of(const AccessToken& token, const domain::Api& api) {
  const Dialect dialect = dialect_of(api);
  const long long issued_at = base::unix_seconds(token.issued_at);
  AccessTokenText text{dialect.rfc9068 ? "at+jwt" : "JWT", ""};
  text.claims.reserve(claims_size_usual);
  base::JsonObjectText claims(text.claims);
  claims.string("iss", token.issuer);
  claims.string("sub", token.client_id.value + "@clients");
  claims.string("aud", domain::shown_audience(api.identifier, token.issuer));
  claims.number("iat", issued_at);
  claims.number("exp", issued_at + api.token_lifetime_seconds);
  if (!token.scopes.empty()) claims.string("scope", join_scopes(token.scopes));
  if (dialect.rfc9068) {
    claims.string("client_id", token.client_id.value);
    claims.string("jti", token.id);
  } else {
    claims.string("gty", "client-credentials");
    claims.string("azp", token.client_id.value);
  }
  if (dialect.permissions) claims.strings("permissions", token.scopes);
  if (!token.organization_id.empty()) claims.string("org_id", token.organization_id);
  if (!token.organization_name.empty()) claims.string("org_name", token.organization_name);
  const Confirmation& confirmation = token.confirmation;
  if (!confirmation.jkt.empty()) {
    claims.json("cnf", base::write_json({{"jkt", confirmation.jkt}}));
  } else if (!confirmation.x5t_s256.empty()) {
    claims.json("cnf", base::write_json({{"x5t#S256", confirmation.x5t_s256}}));
  }
  claims.end();
  if (!token.custom_claims.empty()) text.claims = with_claims(text.claims, token.custom_claims);
  return text;
}

base::Result<std::string, jose::JwsError> sign_access_token(const AccessToken& token,
                                                            const domain::Api& api,
                                                            const jose::SigningKey& key) {
  const AccessTokenText text = claims_of(token, api);
  return jose::sign_compact_typed(key, text.typ, text.claims);
}

}  // namespace oauth
