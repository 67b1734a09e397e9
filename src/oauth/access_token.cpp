#include "oauth/access_token.h"

#include "domain/system_api.h"

namespace oauth {

namespace {

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
  AccessTokenText text{dialect.rfc9068 ? "at+jwt" : "JWT", base::Json::object()};
  base::Json& claims = text.claims;
  claims["iss"] = token.issuer;
  claims["sub"] = token.client_id.value + "@clients";
  claims["aud"] = domain::shown_audience(api.identifier, token.issuer);
  claims["iat"] = issued_at;
  claims["exp"] = issued_at + api.token_lifetime_seconds;
  if (!token.scopes.empty()) claims["scope"] = join_scopes(token.scopes);
  if (dialect.rfc9068) {
    claims["client_id"] = token.client_id.value;
    claims["jti"] = token.id;
  } else {
    claims["gty"] = "client-credentials";
    claims["azp"] = token.client_id.value;
  }
  if (dialect.permissions) claims["permissions"] = token.scopes;
  if (!token.organization_id.empty()) claims["org_id"] = token.organization_id;
  if (!token.organization_name.empty()) claims["org_name"] = token.organization_name;
  const Confirmation& confirmation = token.confirmation;
  if (!confirmation.jkt.empty()) claims["cnf"] = {{"jkt", confirmation.jkt}};
  if (!confirmation.x5t_s256.empty()) claims["cnf"] = {{"x5t#S256", confirmation.x5t_s256}};
  for (const domain::CustomClaim& claim : token.custom_claims) {
    if (auto value = base::parse_json(claim.value)) claims[claim.name] = std::move(*value);
  }
  return text;
}

base::Result<std::string, jose::JwsError> sign_access_token(const AccessToken& token,
                                                            const domain::Api& api,
                                                            const jose::SigningKey& key) {
  const AccessTokenText text = claims_of(token, api);
  return jose::sign_compact(key, {{"typ", text.typ}}, base::write_json(text.claims));
}

}  // namespace oauth
