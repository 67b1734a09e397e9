#include <catch2/catch_test_macros.hpp>

#include "tests/engine/token_client.h"

using namespace token_client;
using domain::OrganizationUsage;

namespace {

struct Customers {
  TestTenant tenant;
  AuthorizedApplication app{tenant};
  domain::Organization acme;

  Customers() {
    acme.id.value = "org_0123456789abcdef";
    acme.name = "acme";
    keep(tenant, {acme});
  }

  void use(OrganizationUsage usage, bool any = false) {
    auto grant = kept<domain::ClientGrant>(tenant, app.grant_id);
    grant.organization_usage = usage;
    grant.allow_any_organization = any;
    keep(tenant, {grant});
  }
  void associate() {
    acme.grants = {{app.grant_id}};
    keep(tenant, {acme});
  }
  base::Response ask(const std::string& organization) {
    return tenant.send(form_request(
        organization.empty() ? app.form() : with(app.form(), "organization", organization)));
  }
};

std::string not_on_behalf_of(const std::string& organization) {
  return refused("access_denied",
                 "Client is not authorized to act on behalf of the organization: " + organization);
}

}  // namespace

TEST_CASE("a grant that denies organizations gives tokens without one only") {
  Customers customers;
  CHECK(customers.ask("").status == 200);
  const auto response = customers.ask(customers.acme.id.value);
  CHECK(response.status == 403);
  CHECK(response.body == not_on_behalf_of(customers.acme.id.value));
}

TEST_CASE("a grant that allows organizations serves those that it is associated with") {
  Customers customers;
  customers.use(OrganizationUsage::allow);
  const std::string& id = customers.acme.id.value;
  CHECK(!claims_in(customers.ask("")).contains("org_id"));
  CHECK(customers.ask(id).body == not_on_behalf_of(id));
  CHECK(customers.ask("org_unknown").body ==
        refused("invalid_request", "The organization does not exist: org_unknown"));
  customers.associate();
  const base::Json claims = claims_in(customers.ask(id));
  CHECK(claims["org_id"] == id);
  CHECK(!claims.contains("org_name"));
  // Its name serves only where the tenant puts names into tokens.
  CHECK(customers.ask("acme").status == 400);
  auto settings = settings_of(customers.tenant);
  settings.organization_name_in_tokens = true;
  keep(customers.tenant, {settings});
  const base::Json named = claims_in(customers.ask("acme"));
  CHECK(named["org_id"] == id);
  CHECK(named["org_name"] == "acme");
}

TEST_CASE("a grant that allows any organization needs no association") {
  Customers customers;
  customers.use(OrganizationUsage::allow, true);
  CHECK(claims_in(customers.ask(customers.acme.id.value))["org_id"] == customers.acme.id.value);
}

TEST_CASE("a grant that requires an organization takes the application's default one") {
  Customers customers;
  customers.use(OrganizationUsage::require);
  customers.associate();
  CHECK(customers.ask("").body ==
        refused("invalid_request", "Missing required parameter: organization"));
  auto application = kept<domain::Application>(customers.tenant, customers.app.client_id);
  application.default_organization = customers.acme.id;
  keep(customers.tenant, {application});
  CHECK(claims_in(customers.ask(""))["org_id"] == customers.acme.id.value);
  const auto usage = json_of(customers.tenant.manage("GET", "/api/tallygate/v1/usage"));
  CHECK(usage["total"] == 1);
}
