// A tenant's own applications as a scenario: made through its Management API, and run.
#include "sim/tenant_scenario.h"

#include <catch2/catch_test_macros.hpp>

#include "sim/simulation.h"
#include "tests/support/test_tenant.h"

using test_support::AuthorizedApplication;
using test_support::TestTenant;

namespace {

sim::TenantDocuments documents_of(TestTenant& tenant) {
  const auto got = [&](const char* path) {
    return test_support::json_of(tenant.manage("GET", path));
  };
  sim::TenantDocuments documents;
  documents.clients = got("/api/v2/clients?per_page=100");
  documents.client_grants = got("/api/v2/client-grants?per_page=100");
  documents.resource_servers = got("/api/v2/resource-servers");
  documents.usage_applications = got("/api/tallygate/v1/usage/applications");
  documents.plan = got("/api/tallygate/v1/plan");
  documents.title = "My tenant";
  documents.now = tenant.clock.now();
  return documents;
}

// As it comes back from a file.
sim::Scenario kept(const sim::Scenario& scenario) {
  const auto read = sim::read_scenario(sim::write_scenario(scenario));
  if (!read) {
    for (const auto& error : read.error()) UNSCOPED_INFO(error.path << ": " << error.reason);
  }
  REQUIRE(read);
  CHECK(sim::write_scenario(*read) == sim::write_scenario(scenario));
  return *read;
}

sim::Results run_of(const sim::Scenario& scenario) {
  auto simulation = sim::Simulation::make(scenario);
  REQUIRE(simulation);
  REQUIRE((*simulation)->run_to_end());
  return (*simulation)->results();
}

}  // namespace

TEST_CASE("a tenant's applications become a scenario with their APIs, scopes, quotas and plan") {
  TestTenant tenant;
  const AuthorizedApplication application(
      tenant, {{"token_quota", {{"client_credentials", {{"enforce", true}, {"per_hour", 3}}}}}});
  tenant.manage("PATCH", "/api/tallygate/v1/plan",
                {{"tokens_per_month", 1000}, {"enforcement", "hard"}});
  const auto made = sim::scenario_of_tenant(documents_of(tenant));
  REQUIRE(made);
  CHECK(made->scenario.services.size() == 1);
  CHECK(made->left_out == 0);
  const sim::Scenario scenario = kept(made->scenario);
  CHECK(scenario.title == "My tenant");
  CHECK(scenario.plan.tokens_per_month == 1000);
  CHECK(scenario.plan.enforcement == domain::PlanEnforcement::hard);
  REQUIRE(scenario.apis.size() == 1);
  CHECK(scenario.apis[0].id == "Orders");
  CHECK(scenario.apis[0].scopes == std::vector<std::string>{"read:orders", "write:orders"});
  REQUIRE(scenario.applications.size() == 1);
  CHECK(scenario.applications[0].quota->per_hour == 3);
  REQUIRE(scenario.services.size() == 1);
  CHECK(scenario.services[0].name == "Billing-service");
  CHECK(scenario.services[0].scopes == std::vector<std::string>{"read:orders"});
  CHECK(sim::write_scenario(scenario).find(application.client_secret) == std::string::npos);
}

TEST_CASE("what is taken over burns about as many tokens a day as the tenant counted") {
  TestTenant tenant;
  const AuthorizedApplication application(tenant);
  tenant.manage("PATCH", "/api/v2/resource-servers/" + application.api_id,
                {{"token_lifetime", 3600}});
  // 22.4 days of the month have gone by: 24 tokens a day for each instance.
  const auto now = tenant.clock.now();
  for (int token = 0; token < 2688; ++token) {
    tenant.clock.set(base::start_of_month(now) + std::chrono::minutes(12 * token));
    REQUIRE(tenant.post_form("/oauth/token", application.form()).status == 200);
  }
  tenant.clock.set(now);
  const auto made = sim::scenario_of_tenant(documents_of(tenant));
  REQUIRE(made);
  const sim::Scenario scenario = kept(made->scenario);
  CHECK(scenario.services[0].cache.kind == sim::CacheKind::process);
  CHECK(scenario.services[0].instances.count == 5);
  CHECK(run_of(scenario).total.tokens == 5 * 24);
}

TEST_CASE("applications of all kinds of names are taken over, the busiest, as many as fit") {
  TestTenant tenant;
  const AuthorizedApplication first(tenant);
  sim::TenantDocuments documents = documents_of(tenant);
  const base::Json client = documents.clients.back(), grant = documents.client_grants.back();
  const std::string names[] = {
      "",      "----",    std::string(500, 'x'), "M\u00fcller & S\u00f6hne \"x\"", "same", "same",
      "same/", "\xff\xfe"};
  for (int number = 0; number < 300; ++number) {
    base::Json one = client, allowed = grant;
    one["client_id"] = allowed["client_id"] = "client-" + std::to_string(number);
    one["name"] = names[number % 8];
    documents.clients.push_back(one);
    documents.client_grants.push_back(allowed);
    documents.usage_applications["applications"].push_back(
        {{"client_id", one["client_id"]}, {"count_this_month", number * 1'000'000}});
  }
  const auto made = sim::scenario_of_tenant(documents);
  REQUIRE(made);
  CHECK(made->left_out == 301 - sim::tenant_services_max);
  const sim::Scenario scenario = kept(made->scenario);
  CHECK(scenario.services.size() == sim::tenant_services_max);
  // Nobody has so many instances: they ask for a token for each call.
  CHECK(scenario.services[0].cache.kind == sim::CacheKind::none);
}

TEST_CASE("a tenant without an application that may call an API says what is missing") {
  TestTenant tenant;
  const auto made = sim::scenario_of_tenant(documents_of(tenant));
  REQUIRE_FALSE(made);
  CHECK(made.error().find("may call an API") != std::string::npos);
  for (const char* odd : {"null", "[]", "{}", "[1, \"x\", null, {\"client_id\": 3}]"}) {
    sim::TenantDocuments documents;
    documents.clients = documents.client_grants = documents.resource_servers =
        documents.usage_applications = documents.plan = *base::parse_json(odd);
    CHECK_FALSE(sim::scenario_of_tenant(documents));
  }
}
