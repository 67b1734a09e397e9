// An application: a registered client (Auth0: `client`; RFC 6749 section 2).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/identifier.h"

namespace domain {

enum class ApplicationType { native, spa, regular_web, non_interactive };

// How the application proves at the token endpoint who it is (RFC 7591 section 2).
enum class AuthMethod { none, client_secret_post, client_secret_basic };

// A client secret at rest: a keyed hash to compare with, and the secret sealed so that it can be
// shown again.
struct StoredSecret {
  std::string hash;
  std::string sealed;
  bool operator==(const StoredSecret&) const = default;
};

struct JwtConfiguration {
  int lifetime_seconds = 36000;  // of ID tokens, not of access tokens
  bool secret_encoded = false;
  std::string algorithm;  // "HS256", "RS256", "PS256"; empty until set
  bool operator==(const JwtConfiguration&) const = default;
};

struct Application {
  ClientId id;
  std::string name;
  std::string description;
  std::string logo_uri;
  std::optional<ApplicationType> type;
  std::optional<AuthMethod> auth_method;
  std::vector<std::string> grant_types;
  StoredSecret secret;
  JwtConfiguration jwt;
  std::vector<std::string> callbacks, allowed_logout_urls, web_origins, allowed_origins;
  std::vector<std::string> allowed_clients, client_aliases;
  std::map<std::string, std::string> metadata;
  bool is_first_party = true;
  bool oidc_conformant = false;
  bool sso_disabled = false;
  bool cross_origin_authentication = false;
  bool custom_login_page_on = true;
  bool is_token_endpoint_ip_header_trusted = false;
  base::Time created_at{};

  bool operator==(const Application&) const = default;
  bool allows_grant_type(std::string_view grant_type) const;
};

// Limits of reference/auth0.md sections 1 and 2.2.
inline constexpr size_t application_description_length_max = 140;
inline constexpr size_t application_metadata_pairs_max = 10;
inline constexpr size_t application_metadata_length_max = 255;
inline constexpr size_t application_urls_max = 100;
inline constexpr size_t applications_max = 100'000;

inline constexpr std::string_view client_credentials = "client_credentials";

// Wire names: "non_interactive", "client_secret_post".
std::string_view name(ApplicationType type);
std::string_view name(AuthMethod method);
std::optional<ApplicationType> application_type_from_name(std::string_view text);
std::optional<AuthMethod> auth_method_from_name(std::string_view text);

}  // namespace domain
