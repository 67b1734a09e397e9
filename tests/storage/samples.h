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
  domain::Policies policies;
  policies.scope = domain::ScopePolicy::as_requested;
  policies.signing_algorithm = domain::ApiSigningAlgorithm::es256;
  policies.introspection = policies.revocation = policies.dpop_nonce = true;
  policies.secret_overlap_seconds = 3600;
  policies.plan = {.tokens_per_month = 1000, .enforcement = domain::PlanEnforcement::hard};
  policies.rate_limits = {.token_endpoint = {.per_second = 1, .burst = 2},
                          .token_of_application = {.per_second = 3, .burst = 4},
                          .management_api = {.per_second = 5, .burst = 6}};
  policies.key_rotation = {.interval_days = 90, .retire_after_hours = 1};
  policies.retention = {
      .log_days = 1, .log_events_max = 2, .usage_hours_days = 3, .usage_counts_max = 4};
  return {.friendly_name = nasty_text,
          .default_audience = {"https://api.example/" + nasty_text},
          .first_application = {"client"},
          .resource_parameter_profile = domain::ResourceParameterProfile::compatibility,
          .default_client_quota = domain::TokenQuota{.per_hour = 7},
          .default_organization_quota =
              domain::TokenQuota{.per_day = 8, .mode = domain::QuotaMode::observe},
          .organization_name_in_tokens = true,
          .policies = policies,
          .signing_algorithms_used = {domain::ApiSigningAlgorithm::ps256},
          .other_members = R"({"flags":{"x":true}})",
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
          .token_encryption =
              domain::TokenEncryption{.key_name = nasty_text,
                                      .algorithm = domain::EncryptionAlgorithm::rsa_oaep_512,
                                      .kid = "kid",
                                      .public_key_der = all_octets},
          .proof_of_possession =
              domain::ProofOfPossession{.mechanism = domain::PossessionMechanism::dpop,
                                        .required = true,
                                        .required_for = domain::PossessionScope::public_clients},
          .client_policy = domain::ClientPolicy::deny_all,
          .user_policy = domain::UserPolicy::require_client_grant,
          .anonymous_user_policy = domain::ClientPolicy::deny_all,
          .other_members = R"({"consent_policy":null})",
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
          .credential_authentication =
              domain::CredentialAuthentication{.method = domain::AuthMethod::tls_client_auth,
                                               .credentials = {{"cred_1"}, {"cred_2"}}},
          .grant_types = {"client_credentials", nasty_text},
          .secret = {all_octets, all_octets + all_octets},
          .previous_secret = domain::PreviousSecret{.secret = {all_octets, "sealed"},
                                                    .accepted_until = time(3000)},
          .jwt = {.lifetime_seconds = -1, .secret_encoded = true, .algorithm = "RS256"},
          .callbacks = {"https://a.example", ""},
          .allowed_logout_urls = {"https://b.example"},
          .web_origins = {"https://c.example"},
          .allowed_origins = {"https://d.example"},
          .allowed_clients = {"e"},
          .client_aliases = {"f"},
          .metadata = {{"", "empty name"}, {nasty_text, nasty_text}},
          .token_quota = domain::TokenQuota{.per_hour = 10, .per_day = 2'147'483'647},
          .default_organization = {"org_1"},
          .require_proof_of_possession = true,
          .is_first_party = false,
          .oidc_conformant = true,
          .sso_disabled = true,
          .cross_origin_authentication = true,
          .custom_login_page_on = false,
          .is_token_endpoint_ip_header_trusted = true,
          .other_members = R"({"mobile":{}})",
          .origin = domain::Origin::system,
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
          .authorization_details_types = {"payment"},
          .created_at = created_at};
}

inline domain::Credential credential(const std::string& id = "cred_1",
                                     base::Time created_at = time(1006)) {
  return {.id = {id},
          .client_id = {"client"},
          .type = domain::CredentialType::x509_cert,
          .name = nasty_text,
          .kid = "kid",
          .algorithm = domain::AssertionAlgorithm::ps256,
          .public_key_der = all_octets,
          .subject_dn = "C=es\nCN=" + nasty_text,
          .thumbprint_sha256 = "thumb",
          .created_at = created_at,
          .updated_at = time(5),
          .expires_at = time(6)};
}

inline domain::Organization organization(const std::string& id = "org_1",
                                         base::Time created_at = time(1007)) {
  return {.id = {id},
          .name = "name-of-" + id,
          .display_name = nasty_text,
          .metadata = {{"a", nasty_text}},
          .token_quota = domain::TokenQuota{.per_day = 1},
          .grants = {{"cgr"}},
          .other_members = R"({"branding":{}})",
          .created_at = created_at};
}

inline domain::ExchangeRule rule(const std::string& id = "rul_1",
                                 base::Time created_at = time(1008)) {
  return {.id = {id},
          .name = nasty_text,
          .enabled = false,
          .order = -3,
          .client_ids = {{"client"}},
          .audiences = {{"https://api.example/api"}},
          .organizations = {{"org_1"}},
          .client_metadata = {{"tier", nasty_text}},
          .deny = domain::Denial{.code = domain::DenialCode::server_error, .reason = nasty_text},
          .set_claims = {{"https://claims.example/x", R"({"deep":[1]})"}},
          .remove_scopes = {"read:it"},
          .keep_scopes = std::vector<std::string>{"write:it"},
          .created_at = created_at};
}

inline domain::TokenMark mark(const std::string& key = "client jti",
                              base::Time expires_at = time(1009)) {
  return {.kind = domain::TokenMarkKind::revoked, .key = key, .expires_at = expires_at};
}

inline domain::SigningKey key(const std::string& id = "kid", base::Time created_at = time(1004)) {
  return {.id = {id},
          .sealed_private_key = all_octets,
          .family = domain::KeyFamily::p256,
          .certificate = all_octets,
          .state = domain::KeyState::previous,
          .created_at = created_at,
          .current_since = time(2000),
          .current_until = time(253'402'300'799'999),
          .revoked_at = time(7)};
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
          .organization_id = {"org_1"},
          .organization_name = nasty_text,
          .scopes = {"read:it"},
          .token_id = "jti",
          .checks = {{base::Literal("authentication"), domain::CheckOutcome::refused, nasty_text},
                     {base::Literal("audience"), domain::CheckOutcome::passed, {}}},
          .method = "POST",
          .path = "/api/v2/clients",
          .status = 201,
          .other_details = R"({"bucket":"per_day"})"};
}

inline domain::UsageCount usage(base::Time hour = time(3'600'000), uint64_t tokens = 1ULL << 60) {
  return {.hour = hour,
          .client_id = {"client"},
          .audience = {"https://api.example/" + nasty_text},
          .organization_id = {"org_1"},
          .replica = "r1",
          .tokens = tokens,
          .over_quota = 3,
          .refused = 4,
          .is_whole_day = true};
}

}  // namespace samples
