// An application: a registered client (Auth0: `client`; RFC 6749 section 2).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/api.h"
#include "domain/identifier.h"
#include "domain/token_quota.h"
#include "domain/words.h"

namespace domain {

// Auth0's `app_type`. What it says of an application is shown; only the first four differ here.
enum class ApplicationType {
  native,
  spa,
  regular_web,
  non_interactive,
  resource_server,
  express_configuration,
  rms,
  box,
  cloudbees,
  concur,
  dropbox,
  mscrm,
  echosign,
  egnyte,
  newrelic,
  office365,
  salesforce,
  sentry,
  sharepoint,
  slack,
  springcm,
  zendesk,
  zoom,
  sso_integration,
  oag
};

// How the application proves at the token endpoint who it is (RFC 7591 section 2; OpenID Connect
// Core 1.0 section 9; RFC 8705 section 2).
enum class AuthMethod {
  none,
  client_secret_post,
  client_secret_basic,
  client_secret_jwt,
  private_key_jwt,
  tls_client_auth,
  self_signed_tls_client_auth
};

// Whether the method proves possession of a registered credential instead of the client secret.
bool uses_credentials(AuthMethod method);

// A client secret at rest: a keyed hash to compare with, and the secret sealed so that it can be
// shown again.
struct StoredSecret {
  std::string hash;
  std::string sealed;
  bool operator==(const StoredSecret&) const = default;
};

// The secret before the last rotation, which is good for a while longer.
struct PreviousSecret {
  StoredSecret secret;
  base::Time accepted_until{};
  bool operator==(const PreviousSecret&) const = default;
};

struct JwtConfiguration {
  int lifetime_seconds = 36000;  // of ID tokens, not of access tokens
  bool secret_encoded = false;
  std::string algorithm;  // "HS256", "RS256", "PS256"; empty until set
  bool operator==(const JwtConfiguration&) const = default;
};

// Auth0's `client_authentication_methods`: one of the methods that use credentials, and which.
struct CredentialAuthentication {
  AuthMethod method = AuthMethod::private_key_jwt;
  std::vector<CredentialId> credentials;
  bool operator==(const CredentialAuthentication&) const = default;
};

struct Application {
  ClientId id;
  std::string name;
  std::string description;
  std::string logo_uri;
  std::optional<ApplicationType> type;
  // Never one that uses credentials: those are in credential_authentication, and then this is
  // empty.
  std::optional<AuthMethod> auth_method;
  std::optional<CredentialAuthentication> credential_authentication;
  std::vector<std::string> grant_types;
  StoredSecret secret;
  std::optional<PreviousSecret> previous_secret;
  JwtConfiguration jwt;
  std::vector<std::string> callbacks, allowed_logout_urls, web_origins, allowed_origins;
  std::vector<std::string> allowed_clients, client_aliases;
  std::map<std::string, std::string> metadata;
  std::optional<TokenQuota> token_quota;
  // Fills in the organization of a token request that needs one and names none.
  OrganizationId default_organization;
  bool require_proof_of_possession = false;
  bool is_first_party = true;
  bool oidc_conformant = false;
  bool sso_disabled = false;
  bool cross_origin_authentication = false;
  bool custom_login_page_on = true;
  bool is_token_endpoint_ip_header_trusted = false;
  // Settings of Auth0's that have no effect here, as they were sent: text of a JSON object; empty:
  // none.
  std::string other_members;
  // Of the system: the global client, which takes part in nothing (reference/auth0.md section 9.1).
  Origin origin = Origin::own;
  base::Time created_at{};

  bool operator==(const Application&) const = default;
  bool is_global() const { return origin == Origin::system; }
  bool allows_grant_type(std::string_view grant_type) const;
};

// Limits of reference/auth0.md sections 1 and 2.2.
inline constexpr size_t application_description_length_max = 140;
inline constexpr size_t application_metadata_pairs_max = 10;
inline constexpr size_t application_metadata_length_max = 255;
inline constexpr size_t application_urls_max = 100;
inline constexpr size_t applications_max = 1'000'000;

inline constexpr std::string_view client_credentials = "client_credentials";

template <>
struct Words<ApplicationType> {
  static constexpr Word<ApplicationType> all[] = {
      {ApplicationType::native, "native"},
      {ApplicationType::spa, "spa"},
      {ApplicationType::regular_web, "regular_web"},
      {ApplicationType::non_interactive, "non_interactive"},
      {ApplicationType::resource_server, "resource_server"},
      {ApplicationType::express_configuration, "express_configuration"},
      {ApplicationType::rms, "rms"},
      {ApplicationType::box, "box"},
      {ApplicationType::cloudbees, "cloudbees"},
      {ApplicationType::concur, "concur"},
      {ApplicationType::dropbox, "dropbox"},
      {ApplicationType::mscrm, "mscrm"},
      {ApplicationType::echosign, "echosign"},
      {ApplicationType::egnyte, "egnyte"},
      {ApplicationType::newrelic, "newrelic"},
      {ApplicationType::office365, "office365"},
      {ApplicationType::salesforce, "salesforce"},
      {ApplicationType::sentry, "sentry"},
      {ApplicationType::sharepoint, "sharepoint"},
      {ApplicationType::slack, "slack"},
      {ApplicationType::springcm, "springcm"},
      {ApplicationType::zendesk, "zendesk"},
      {ApplicationType::zoom, "zoom"},
      {ApplicationType::sso_integration, "sso_integration"},
      {ApplicationType::oag, "oag"}};
};
template <>
struct Words<AuthMethod> {
  static constexpr Word<AuthMethod> all[] = {
      {AuthMethod::none, "none"},
      {AuthMethod::client_secret_post, "client_secret_post"},
      {AuthMethod::client_secret_basic, "client_secret_basic"},
      {AuthMethod::client_secret_jwt, "client_secret_jwt"},
      {AuthMethod::private_key_jwt, "private_key_jwt"},
      {AuthMethod::tls_client_auth, "tls_client_auth"},
      {AuthMethod::self_signed_tls_client_auth, "self_signed_tls_client_auth"}};
};

}  // namespace domain
