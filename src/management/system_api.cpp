#include "management/system_api.h"

#include "domain/system_api.h"

namespace management {

namespace {

// An object of Auth0's API and what may be done with it: c create, r read, u update, d delete.
struct ScopeFamily {
  std::string_view object;
  std::string_view verbs;
};

constexpr ScopeFamily families[] = {
    {"actions", "crud"},
    {"anomaly_blocks", "rd"},
    {"attack_protection", "ru"},
    {"authentication_methods", "crud"},
    {"branding", "rud"},
    {"client_credentials", "crud"},
    {"client_grants", "crud"},
    {"client_keys", "crud"},
    {"clients", "crud"},
    {"connection_profiles", "crud"},
    {"connections", "crud"},
    {"connections_keys", "cru"},
    {"connections_options", "ru"},
    {"custom_domains", "crud"},
    {"custom_signing_keys", "crud"},
    {"device_credentials", "crud"},
    {"directory_provisionings", "crud"},
    {"email_provider", "crud"},
    {"email_templates", "cru"},
    {"encryption_keys", "crud"},
    {"entitlements", "r"},
    {"event_deliveries", "ru"},
    {"event_streams", "crud"},
    {"events", "r"},
    {"federated_connections_tokens", "rd"},
    {"flows", "crud"},
    {"flows_executions", "rd"},
    {"flows_vault", "r"},
    {"flows_vault_connections", "crud"},
    {"forms", "crud"},
    {"grants", "rd"},
    {"group_members", "r"},
    {"group_roles", "crd"},
    {"groups", "crud"},
    {"guardian_enrollment_tickets", "c"},
    {"guardian_enrollments", "rd"},
    {"guardian_factors", "ru"},
    {"hooks", "crud"},
    {"insights", "r"},
    {"limits", "ru"},
    {"log_streams", "crud"},
    {"logs", "r"},
    {"logs_users", "r"},
    {"mfa_policies", "ru"},
    {"network_acl_keys", "crud"},
    {"network_acls", "crud"},
    {"organization_client_grants", "crd"},
    {"organization_clients", "crud"},
    {"organization_connections", "crud"},
    {"organization_discovery_domains", "crud"},
    {"organization_group_roles", "crd"},
    {"organization_groups", "crd"},
    {"organization_invitations", "crd"},
    {"organization_member_effective_roles", "r"},
    {"organization_member_role_source_groups", "r"},
    {"organization_member_roles", "crd"},
    {"organization_members", "crd"},
    {"organizations", "crud"},
    {"organizations_summary", "r"},
    {"passwords_checking_job", "cd"},
    {"phone_providers", "crud"},
    {"phone_templates", "crud"},
    {"portals", "crud"},
    {"prompts", "ru"},
    {"rate_limit_policies", "crud"},
    {"refresh_tokens", "rud"},
    {"resource_servers", "crud"},
    {"role_members", "crd"},
    {"roles", "crud"},
    {"rules", "crud"},
    {"rules_configs", "rud"},
    {"scim_config", "crud"},
    {"scim_token", "crd"},
    {"security_metrics", "r"},
    {"self_service_profile_custom_texts", "ru"},
    {"self_service_profiles", "crud"},
    {"sessions", "rud"},
    {"shields", "crud"},
    {"signing_keys", "cru"},
    {"sso_access_tickets", "cd"},
    {"stats", "r"},
    {"tenant_settings", "ru"},
    {"token_exchange_profiles", "crud"},
    {"triggers", "ru"},
    {"user_attribute_profiles", "crud"},
    {"user_custom_blocks", "crd"},
    {"user_effective_permissions", "r"},
    {"user_effective_roles", "r"},
    {"user_idp_tokens", "r"},
    {"user_permission_source_roles", "r"},
    {"user_role_source_groups", "r"},
    {"user_tickets", "c"},
    {"users", "crud"},
    {"users_app_metadata", "crud"},
    {"vdcs_templates", "crud"},
};

std::string_view verb_name(char letter) {
  switch (letter) {
    case 'c':
      return "create";
    case 'r':
      return "read";
    case 'u':
      return "update";
  }
  return "delete";
}

// "read" and "client_grants" give "Read Client Grants".
std::string describe(std::string_view verb, std::string_view object) {
  std::string text = std::string(verb) + ' ' + std::string(object);
  bool word_begins = true;
  for (char& c : text) {
    if (c == '_') c = ' ';
    if (word_begins && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    word_begins = c == ' ';
  }
  return text;
}

domain::Scope make_scope(std::string_view verb, std::string_view object) {
  return {std::string(verb) + ':' + std::string(object), describe(verb, object)};
}

}  // namespace

domain::Api make_system_api(base::Time now, base::Random& random) {
  domain::Api api;
  api.id.value = base::random_hex(random, 24);
  api.name = "Auth0 Management API";
  api.identifier.value = domain::system_api_identifier;
  api.origin = domain::Origin::system;
  api.created_at = now;
  for (const ScopeFamily& family : families) {
    for (char letter : family.verbs) {
      api.scopes.push_back(make_scope(verb_name(letter), family.object));
    }
  }
  api.scopes.push_back(make_scope("blacklist", "tokens"));
  return api;
}

}  // namespace management
