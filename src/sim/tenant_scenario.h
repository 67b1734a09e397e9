// A scenario of the applications that a tenant has: what its Management API says of them, with a
// workload that would take about the tokens which were counted.
#pragma once

#include <string>

#include "base/json.h"
#include "sim/scenario_json.h"

namespace sim {

// Answers of the Management API; what is missing or otherwise than expected counts as not there.
struct TenantDocuments {
  base::Json clients, client_grants, resource_servers;  // arrays, as /api/v2 lists them
  base::Json usage_applications;  // of GET /api/tallygate/v1/usage/applications
  base::Json plan;                // of GET /api/tallygate/v1/plan
  std::string title;
  base::Time now{};
};

struct TenantScenario {
  Scenario scenario;
  // Applications at an API each that the scenario has no service for: they take the fewest tokens.
  size_t left_out = 0;
};

// So many are taken over.
inline constexpr size_t tenant_services_max = 200;

// Each machine to machine application with a client grant calls the grant's API, with the grant's
// scopes. From the tokens that it took this month follows how many instances it has, each with a
// cache of its own, or that it has none; from none, that it has one. A day of it. No secret is
// taken over. A sentence when no application may call an API.
base::Result<TenantScenario, std::string> scenario_of_tenant(const TenantDocuments& documents);

}  // namespace sim
