// An API: a resource server that accepts our access tokens (Auth0: `resource_server`).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/identifier.h"

namespace domain {

struct Scope {
  std::string value;
  std::string description;
  bool operator==(const Scope&) const = default;
};

// What an API may have its access tokens signed with.
enum class ApiSigningAlgorithm { hs256, rs256, rs512, ps256 };

// Claims of the access token (reference/auth0.md section 4.5). The `_authz` ones add `permissions`.
enum class TokenDialect {
  access_token,
  access_token_authz,
  rfc9068_profile,
  rfc9068_profile_authz
};

// Which applications get tokens on their own behalf.
enum class ClientPolicy { deny_all, require_client_grant };
// Whether users' tokens need a grant: kept for Auth0's tools, no effect on M2M.
enum class UserPolicy { allow_all, deny_all, require_client_grant };

enum class Origin { own, system };

struct Api {
  ApiId id;
  Audience identifier;
  std::string name;
  std::vector<Scope> scopes;
  ApiSigningAlgorithm signing_algorithm = ApiSigningAlgorithm::rs256;
  std::string sealed_signing_secret;  // HS256 only
  int token_lifetime_seconds = 86400;
  int token_lifetime_for_web_seconds = 7200;
  bool allow_offline_access = false;
  bool skip_consent_for_verifiable_first_party_clients = false;
  std::optional<bool> enforce_policies;
  std::optional<TokenDialect> dialect;
  ClientPolicy client_policy = ClientPolicy::require_client_grant;
  UserPolicy user_policy = UserPolicy::allow_all;
  Origin origin = Origin::own;
  base::Time created_at{};

  bool operator==(const Api&) const = default;
  bool is_system() const { return origin == Origin::system; }
  const Scope* find_scope(std::string_view value) const;
};

// Limits of reference/auth0.md section 2.1.
inline constexpr size_t api_identifier_length_max = 600;
inline constexpr size_t api_name_length_max = 200;
inline constexpr size_t api_scopes_max = 1000;
inline constexpr size_t scope_value_length_max = 280;
inline constexpr size_t scope_description_length_max = 500;
inline constexpr size_t signing_secret_length_min = 16;
inline constexpr int token_lifetime_seconds_max = 2'592'000;
inline constexpr size_t apis_max = 100'000;

// Wire names: "RS256", "rfc9068_profile", "require_client_grant".
std::string_view name(ApiSigningAlgorithm algorithm);
std::string_view name(TokenDialect dialect);
std::string_view name(ClientPolicy policy);
std::string_view name(UserPolicy policy);
std::optional<ApiSigningAlgorithm> api_signing_algorithm_from_name(std::string_view text);
std::optional<TokenDialect> token_dialect_from_name(std::string_view text);
std::optional<ClientPolicy> client_policy_from_name(std::string_view text);
std::optional<UserPolicy> user_policy_from_name(std::string_view text);

// RFC 6749 section 3.3: one or more of %x21 / %x23-5B / %x5D-7E.
bool is_scope_token(std::string_view text);

}  // namespace domain
