#include "engine/new_tenant.h"

#include "base/assert.h"
#include "management/client_grants.h"
#include "management/clients.h"
#include "management/management_api.h"
#include "management/system_api.h"

namespace engine {

namespace {

// The Management API and its grants under the identifier that the present issuer gives.
domain::Changes renamed(const domain::Tenant& tenant, const domain::Api& system_api,
                        const domain::Audience& identifier) {
  domain::Changes changes;
  domain::Api api = system_api;
  api.identifier = identifier;
  changes.push_back(api);
  for (const auto& [place, grant] : tenant.grants().in_order()) {
    if (grant->audience != system_api.identifier) continue;
    domain::ClientGrant moved = *grant;
    moved.audience = identifier;
    changes.push_back(moved);
  }
  if (tenant.settings().default_audience == system_api.identifier) {
    domain::TenantSettings settings = tenant.settings();
    settings.default_audience = identifier;
    changes.push_back(settings);
  }
  return changes;
}

}  // namespace

domain::Changes missing_beginnings(const domain::Tenant& tenant, const std::string& issuer,
                                   base::Time now, base::Random& random) {
  const domain::Audience identifier{management::system_api_identifier(issuer)};
  if (const auto system_api = tenant.system_api()) {
    if (system_api->identifier == identifier) return {};
    return renamed(tenant, *system_api, identifier);
  }
  domain::TenantSettings settings;
  settings.created_at = now;
  return {settings, management::make_system_api(issuer, now, random)};
}

domain::Changes make_first_application(const domain::Tenant& tenant,
                                       const oauth::SecretVault& vault, base::Time now,
                                       base::Random& random) {
  const auto system_api = tenant.system_api();
  ASSERT(system_api);
  domain::Application application;
  application.id = management::new_client_id(random);
  application.name = "First application";
  application.description = "Authorized for the Management API with all its scopes.";
  application.type = domain::ApplicationType::non_interactive;
  application.auth_method = domain::AuthMethod::client_secret_post;
  application.grant_types = {std::string(domain::client_credentials)};
  application.secret = vault.store_client_secret(vault.new_client_secret());
  application.created_at = now;
  domain::ClientGrant grant;
  grant.id = management::new_grant_id(random);
  grant.client_id = application.id;
  grant.audience = system_api->identifier;
  for (const domain::Scope& scope : system_api->scopes) grant.scopes.push_back(scope.value);
  grant.created_at = now;
  domain::TenantSettings settings = tenant.settings();
  settings.first_application = application.id;
  return {application, grant, settings};
}

}  // namespace engine
