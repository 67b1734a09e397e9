// One of every entity, with every member away from its default and text that breaks careless
// writers.
#pragma once

#include <string>

#include "domain/change.h"

namespace samples {

inline const std::string nasty_text =
    "O'Reilly \"quoted\" \\ back\tslash\r\n\x01 NUL:" + std::string(1, '\0') +
    " -- ; drop table application; 東京 Ωμέγα 🦔 %s %00 </script> \u202e";
inline const std::string all_octets = [] {
  std::string octets;
  for (int octet = 0; octet < 256; ++octet) octets += static_cast<char>(octet);
  return octets;
}();

inline base::Time time(long long milliseconds) {
  return base::Time(std::chrono::milliseconds(milliseconds));
}

inline domain::TenantSettings settings() {
  return {.friendly_name = nasty_text,
          .default_audience = {"https://api.example/" + nasty_text},
          .first_application = {"client"},
          .created_at = time(1'767'225'600'123)};
}

inline domain::Api api(const std::string& id = "api", base::Time created_at = time(1001)) {
  return {.id = {id},
          .identifier = {"https://api.example/" + id},
          .name = nasty_text,
          .scopes = {{"read:it", nasty_text}, {"write:it", ""}},
          .signing_algorithm = domain::ApiSigningAlgorithm::ps256,
          .sealed_signing_secret = all_octets,
          .token_lifetime_seconds = 2'592'000,
          .token_lifetime_for_web_seconds = 1,
          .allow_offline_access = true,
          .skip_consent_for_verifiable_first_party_clients = true,
          .enforce_policies = false,
          .dialect = domain::TokenDialect::rfc9068_profile_authz,
          .client_policy = domain::ClientPolicy::deny_all,
          .user_policy = domain::UserPolicy::require_client_grant,
          .origin = domain::Origin::system,
          .created_at = created_at};
}

inline domain::Application application(const std::string& id = "client",
                                       base::Time created_at = time(1002)) {
  return {.id = {id},
          .name = nasty_text,
          .description = std::string(100'000, 'x') + nasty_text,
          .logo_uri = "https://logo.example/a.png",
          .type = domain::ApplicationType::non_interactive,
          .auth_method = domain::AuthMethod::client_secret_basic,
          .grant_types = {"client_credentials", nasty_text},
          .secret = {all_octets, all_octets + all_octets},
          .jwt = {.lifetime_seconds = -1, .secret_encoded = true, .algorithm = "RS256"},
          .callbacks = {"https://a.example", ""},
          .allowed_logout_urls = {"https://b.example"},
          .web_origins = {"https://c.example"},
          .allowed_origins = {"https://d.example"},
          .allowed_clients = {"e"},
          .client_aliases = {"f"},
          .metadata = {{"", "empty name"}, {nasty_text, nasty_text}},
          .is_first_party = false,
          .oidc_conformant = true,
          .sso_disabled = true,
          .cross_origin_authentication = true,
          .custom_login_page_on = false,
          .is_token_endpoint_ip_header_trusted = true,
          .created_at = created_at};
}

inline domain::ClientGrant grant(const std::string& id = "cgr",
                                 base::Time created_at = time(1003)) {
  return {.id = {id},
          .client_id = {"client"},
          .audience = {"https://api.example/api"},
          .scopes = {"read:it", nasty_text},
          .subject_type = domain::SubjectType::user,
          .organization_usage = domain::OrganizationUsage::require,
          .allow_any_organization = true,
          .allow_all_scopes = true,
          .created_at = created_at};
}

inline domain::SigningKey key(const std::string& id = "kid", base::Time created_at = time(1004)) {
  return {.id = {id},
          .sealed_private_key = all_octets,
          .state = domain::KeyState::previous,
          .created_at = created_at,
          .current_since = time(2000),
          .current_until = time(253'402'300'799'999)};
}

inline domain::LogEvent event(const std::string& id = "900", base::Time date = time(1005)) {
  return {.id = {id},
          .date = date,
          .type = domain::LogEventType::feccft,
          .description = nasty_text,
          .client_id = {"client"},
          .client_name = nasty_text,
          .ip = "::1",
          .user_agent = nasty_text,
          .hostname = "localhost",
          .audience = {"https://api.example/api"},
          .scopes = {"read:it"},
          .token_id = "jti",
          .checks = {{"authentication", domain::CheckOutcome::refused, nasty_text},
                     {"audience", domain::CheckOutcome::passed, ""}},
          .method = "POST",
          .path = "/api/v2/clients",
          .status = 201};
}

inline domain::UsageCount usage(base::Time hour = time(3'600'000), uint64_t tokens = 1ULL << 60) {
  return {.hour = hour,
          .client_id = {"client"},
          .audience = {"https://api.example/" + nasty_text},
          .tokens = tokens};
}

}  // namespace samples
