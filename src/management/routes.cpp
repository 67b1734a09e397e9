#include "management/routes.h"

#include <span>

#include "management/client_grants.h"
#include "management/client_secret.h"
#include "management/clients.h"
#include "management/credentials.h"
#include "management/logs.h"
#include "management/openapi.h"
#include "management/organizations.h"
#include "management/quota_rate_limits.h"
#include "management/resource_servers.h"
#include "management/signing_keys.h"
#include "management/stats.h"
#include "management/tallygate_rules.h"
#include "management/tallygate_settings.h"
#include "management/tenant_settings.h"
#include "management/usage_plan.h"
#include "management/usage_quotas.h"
#include "management/usage_report.h"

namespace management {

namespace {

constexpr std::string_view read_clients =
    "read:clients,read:client_keys,read:client_credentials,read:client_summary";
constexpr std::string_view update_clients =
    "update:clients,update:client_keys,update:client_credentials";
constexpr std::string_view read_logs = "read:logs,read:logs_users";

// clang-format off: one row a line, the log description below where it does not fit.
constexpr Route v2_routes[] = {
    {"GET", "clients", read_clients, list_clients},
    {"POST", "clients", "create:clients", create_client, "Create a client"},
    {"GET", "clients/{id}", read_clients, get_client},
    {"PATCH", "clients/{id}", update_clients, update_client, "Update a client"},
    {"DELETE", "clients/{id}", "delete:clients", delete_client, "Delete a client"},
    {"POST", "clients/{id}/rotate-secret", "update:client_keys", rotate_client_secret,
     "Rotate a client secret"},

    {"GET", "clients/{id}/credentials", "read:client_credentials", list_credentials},
    {"POST", "clients/{id}/credentials", "create:client_credentials", create_credential,
     "Create a client credential"},
    {"GET", "clients/{id}/credentials/{id}", "read:client_credentials", get_credential},
    {"PATCH", "clients/{id}/credentials/{id}", "update:client_credentials", update_credential,
     "Update a client credential"},
    {"DELETE", "clients/{id}/credentials/{id}", "delete:client_credentials", delete_credential,
     "Delete a client credential"},

    {"GET", "resource-servers", "read:resource_servers", list_resource_servers},
    {"POST", "resource-servers", "create:resource_servers", create_resource_server,
     "Create a resource server"},
    {"GET", "resource-servers/{id}", "read:resource_servers", get_resource_server},
    {"PATCH", "resource-servers/{id}", "update:resource_servers", update_resource_server,
     "Update a resource server"},
    {"DELETE", "resource-servers/{id}", "delete:resource_servers", delete_resource_server,
     "Delete a resource server"},

    {"GET", "client-grants", "read:client_grants", list_client_grants},
    {"POST", "client-grants", "create:client_grants", create_client_grant, "Create a client grant"},
    {"GET", "client-grants/{id}", "read:client_grants", get_client_grant},
    {"PATCH", "client-grants/{id}", "update:client_grants", update_client_grant,
     "Update a client grant"},
    {"DELETE", "client-grants/{id}", "delete:client_grants", delete_client_grant,
     "Delete a client grant"},
    {"GET", "client-grants/{id}/organizations", "read:organization_client_grants",
     list_client_grant_organizations},

    {"GET", "organizations", "read:organizations", list_organizations},
    {"POST", "organizations", "create:organizations", create_organization,
     "Create an organization"},
    {"GET", "organizations/name/{id}", "read:organizations", get_organization_by_name},
    {"GET", "organizations/{id}", "read:organizations", get_organization},
    {"PATCH", "organizations/{id}", "update:organizations", update_organization,
     "Update an organization"},
    {"DELETE", "organizations/{id}", "delete:organizations", delete_organization,
     "Delete an organization"},
    {"GET", "organizations/{id}/client-grants", "read:organization_client_grants",
     list_organization_grants},
    {"POST", "organizations/{id}/client-grants", "create:organization_client_grants",
     add_organization_grant, "Associate a client grant with an organization"},
    {"DELETE", "organizations/{id}/client-grants/{id}", "delete:organization_client_grants",
     remove_organization_grant, "Remove a client grant from an organization"},
    {"GET", "organizations/{id}/clients", "read:organization_clients", list_organization_clients},
    {"GET", "organizations/{id}/connections", "read:organization_connections",
     list_organization_connections},
    {"GET", "organizations/{id}/enabled_connections", "read:organization_connections",
     list_enabled_connections},
    {"GET", "organizations/{id}/discovery-domains", "read:organization_discovery_domains",
     list_discovery_domains},
    {"GET", "organizations/{id}/invitations", "read:organization_invitations", list_invitations},
    {"GET", "organizations/{id}/members", "read:organization_members", list_organization_members},
    {"GET", "actions/actions", "read:actions", list_actions},
    {"GET", "connections", "read:connections", list_connections},

    {"GET", "tenants/settings", "read:tenant_settings", get_tenant_settings},
    {"PATCH", "tenants/settings", "update:tenant_settings", update_tenant_settings,
     "Update tenant settings"},

    {"GET", "stats/active-users", "read:stats", get_active_users},
    {"GET", "stats/daily", "read:stats", get_daily_stats},

    {"GET", "keys/signing", "read:signing_keys", list_signing_keys},
    {"GET", "keys/signing/{id}", "read:signing_keys", get_signing_key},
    {"POST", "keys/signing/rotate", "create:signing_keys", rotate_signing_keys,
     "Rotate the signing key"},
    {"PUT", "keys/signing/{id}/revoke", "update:signing_keys", revoke_signing_key,
     "Revoke a signing key"},

    {"GET", "logs", read_logs, list_logs},
    {"GET", "logs/{id}", read_logs, get_log},
};

constexpr Route own_routes[] = {
    {"GET", "clients/{id}/previous-secret", "read:clients,read:client_keys", get_previous_secret},
    {"DELETE", "clients/{id}/previous-secret", "update:client_keys", end_previous_secret,
     "End the previous client secret"},
    {"GET", "openapi.json", "", get_openapi},
    {"GET", "rules", "read:actions", list_rules},
    {"POST", "rules", "create:actions", create_rule, "Create an exchange rule"},
    {"POST", "rules/test", "read:actions", test_rules},
    {"GET", "rules/{id}", "read:actions", get_rule},
    {"PATCH", "rules/{id}", "update:actions", update_rule, "Update an exchange rule"},
    {"DELETE", "rules/{id}", "delete:actions", delete_rule, "Delete an exchange rule"},
    {"GET", "settings", "read:tenant_settings", get_policies},
    {"PATCH", "settings", "update:tenant_settings", update_policies, "Update our own settings"},
    {"GET", "usage", "read:stats", get_usage},
    {"GET", "usage/applications", "read:stats", get_usage_by_application},
    {"GET", "usage/quotas", "read:stats", get_usage_quotas},
    {"GET", "plan", "read:tenant_settings", get_plan},
    {"PATCH", "plan", "update:tenant_settings", update_plan, "Change the plan"},
    {"GET", "rate-limits", "read:tenant_settings", get_rate_limits},
    {"PATCH", "rate-limits", "update:tenant_settings", update_rate_limits,
     "Change the rate limits"},
};
// clang-format on

struct Table {
  std::string_view prefix;
  std::span<const Route> routes;
};
constexpr Table tables[] = {{"/api/v2/", v2_routes}, {"/api/tallygate/v1/", own_routes}};

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (size_t at = 0; at <= path.size();) {
    const size_t end = std::min(path.find('/', at), path.size());
    parts.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

// The {id} segments when the path is the route's.
std::optional<std::vector<std::string_view>> match_path(
    std::string_view pattern, const std::vector<std::string_view>& found) {
  std::vector<std::string_view> ids;
  size_t i = 0;
  for (size_t at = 0; at <= pattern.size(); ++i) {
    const size_t end = std::min(pattern.find('/', at), pattern.size());
    const std::string_view wanted = pattern.substr(at, end - at);
    if (i == found.size()) return std::nullopt;
    if (wanted == "{id}") {
      ids.push_back(found[i]);
    } else if (wanted != found[i]) {
      return std::nullopt;
    }
    at = end + 1;
  }
  return i == found.size() ? std::optional(std::move(ids)) : std::nullopt;
}

}  // namespace

std::optional<FoundRoute> find_route(std::string_view method, std::string_view path) {
  for (const Table& table : tables) {
    if (!path.starts_with(table.prefix)) continue;
    const auto found = parts_of(path.substr(table.prefix.size()));
    for (const Route& route : table.routes) {
      if (route.method != method) continue;
      if (auto ids = match_path(route.path, found)) return FoundRoute{route, std::move(*ids)};
    }
  }
  return std::nullopt;
}

std::vector<Endpoint> endpoints() {
  std::vector<Endpoint> all;
  for (const Table& table : tables) {
    for (const Route& route : table.routes) {
      all.push_back({route.method, std::string(table.prefix) + std::string(route.path)});
    }
  }
  return all;
}

std::vector<std::string_view> path_segments(std::string_view path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  return parts_of(path);
}

}  // namespace management
