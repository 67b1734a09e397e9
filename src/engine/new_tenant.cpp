#include "engine/new_tenant.h"

#include "base/assert.h"
#include "domain/system_api.h"
#include "management/client_grants.h"
#include "management/clients.h"
#include "management/system_api.h"

namespace engine {

namespace {

// An older version kept the Management API's identifier whole.
domain::Changes made_relative(const domain::Tenant& tenant, const domain::Api& system_api) {
  const domain::Audience identifier{std::string(domain::system_api_identifier)};
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

// Auth0's tools expect it in every tenant (reference/auth0.md section 9.1).
domain::Application make_global_client(const oauth::SecretVault& vault, base::Time now,
                                       base::Random& random) {
  domain::Application application;
  application.id = management::new_client_id(random);
  application.name = "All Applications";
  application.origin = domain::Origin::system;
  application.secret = vault.store_client_secret(vault.new_client_secret());
  application.created_at = now;
  return application;
}

// What was imported without secrets gets new ones.
void add_missing_secrets(const domain::Tenant& tenant, const oauth::SecretVault& vault,
                         domain::Changes& changes) {
  for (const domain::ClientId& id : tenant.application_index().without_secret()) {
    domain::Application with_secret = *tenant.applications().find(id);
    with_secret.secret = vault.store_client_secret(vault.new_client_secret());
    changes.push_back(std::move(with_secret));
  }
  for (const auto& [place, api] : tenant.apis().in_order()) {
    const bool takes_secret = api->signing_algorithm == domain::ApiSigningAlgorithm::hs256;
    if (!takes_secret || !api->sealed_signing_secret.empty()) continue;
    domain::Api with_secret = *api;
    with_secret.sealed_signing_secret =
        vault.seal(vault.new_client_secret(), oauth::purpose_signing_secret);
    changes.push_back(std::move(with_secret));
  }
}

}  // namespace

domain::Changes missing_beginnings(const domain::Tenant& tenant, const oauth::SecretVault& vault,
                                   const std::string& friendly_name, base::Time now,
                                   base::Random& random) {
  domain::Changes changes;
  if (const auto system_api = tenant.system_api()) {
    if (system_api->identifier.value != domain::system_api_identifier) {
      changes = made_relative(tenant, *system_api);
    }
  } else {
    domain::TenantSettings settings;
    settings.created_at = now;
    if (!friendly_name.empty()) settings.friendly_name = friendly_name;
    changes = {settings, management::make_system_api(now, random)};
  }
  if (!tenant.global_client()) changes.push_back(make_global_client(vault, now, random));
  add_missing_secrets(tenant, vault, changes);
  return changes;
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
  application.created_at = creation_time(tenant.applications(), now);
  domain::ClientGrant grant;
  grant.id = management::new_grant_id(random);
  grant.client_id = application.id;
  grant.audience = system_api->identifier;
  for (const domain::Scope& scope : system_api->scopes) grant.scopes.push_back(scope.value);
  grant.created_at = creation_time(tenant.grants(), now);
  domain::TenantSettings settings = tenant.settings();
  settings.first_application = application.id;
  return {application, grant, settings};
}

}  // namespace engine
