// Tenant settings and organizations.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/used.h"

using test_support::AuthorizedApplication;
using test_support::json_of;
using test_support::Page;
using test_support::tall;
using test_support::text_of;
using ui::Role;

namespace {

base::Json got(Page& page, const std::string& path) {
  return json_of(page.tenant.manage("GET", path));
}

}  // namespace

TEST_CASE("Settings of the tenant are changed in all the places where they live, with one save") {
  Page page({1280, 4000, 1});
  const AuthorizedApplication app(page.tenant);
  page.click(Role::link, "Tenant settings");
  CHECK(page.address() == "#/settings");
  INFO(page.described());
  CHECK(page.get(Role::button, "Save changes").disabled);
  page.fill("Friendly name", "Acme staging");
  page.click(Role::button, "Default audience: None");
  page.click(Role::option, "Orders");
  page.click(Role::button, "Scopes of a token: All that are granted");
  page.click(Role::option, "Those asked for");
  page.click(Role::toggle, "Introspection endpoint (RFC 7662)");
  page.fill("Tokens per month", "5000");
  page.fill("Old secrets work for (seconds)", "3600");
  CHECK(page.reads("After a rotation: 1 hour."));
  page.click(Role::button, "Save changes");
  CHECK(page.reads("Saved."));
  const base::Json settings = got(page, "/api/v2/tenants/settings");
  CHECK(settings["friendly_name"] == "Acme staging");
  CHECK(settings["default_audience"] == app.audience);
  const base::Json policies = got(page, "/api/tallygate/v1/settings");
  CHECK(policies["scope_policy"] == "as_requested");
  CHECK(policies["introspection"] == true);
  CHECK(policies["secret_overlap_seconds"] == 3600);
  CHECK(got(page, "/api/tallygate/v1/plan")["tokens_per_month"] == 5000);
  CHECK(page.get(Role::button, "Save changes").disabled);
  page.open("#/applications");
  page.open("#/settings");
  CHECK(page.get(Role::textbox, "Friendly name").value == "Acme staging");
}

TEST_CASE("A setting that cannot be is refused at its field, and by the tenant with its reason") {
  Page page({1280, 4000, 1});
  page.open("#/settings");
  page.fill("Keep log events (days)", "0");
  CHECK(page.reads("A whole number from 1 to 3\u00A0650."));
  CHECK(page.get(Role::button, "Save changes").disabled);
  page.fill("Keep log events (days)", "7");
  page.backend.faults["PATCH /api/tallygate/v1/settings"] = {400, {}, R"({"message":"Not that"})"};
  page.click(Role::button, "Save changes");
  CHECK(page.reads("Not that"));
  page.click(Role::button, "Discard");
  CHECK(page.get(Role::textbox, "Keep log events (days)").value == "30");
}

TEST_CASE("An organization is made, may use a client grant, and goes again") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.click(Role::link, "Organizations");
  CHECK(page.reads("No organizations yet"));
  page.click(Role::button, "Create Organization");
  page.fill("Name", "Acme Ltd");
  page.click(Role::button, "Create");
  CHECK(page.reads("only lower-case letters, digits"));
  page.fill("Name", "acme");
  page.fill("Display name", "Acme Ltd");
  page.click(Role::button, "Create");
  CHECK(page.address().find("#/organizations/org_") == 0);
  CHECK(page.reads("No client grants yet"));
  CHECK(page.reads("No other client grant allows organizations."));
  const std::string organization = page.address();

  page.open("#/applications/" + app.client_id + "/apis");
  page.click(Role::button, "Scopes for Orders");
  page.click(Role::button, "Organizations: Not allowed");
  page.click(Role::option, "Allowed");
  page.click(Role::button, "Update scopes");
  CHECK(page.reads("Scopes for Orders saved."));

  page.open(organization);
  page.click(Role::button, "Add a client grant");
  page.click(Role::option, "Billing service");
  CHECK(page.find(Role::button, "Remove Billing service for Orders"));
  base::Form form = app.form();
  form.emplace_back("organization", organization.substr(std::string("#/organizations/").size()));
  CHECK(page.tenant.post_form("/oauth/token", form).status == 200);

  page.click(Role::button, "Remove Billing service for Orders");
  page.click(Role::button, "Remove");
  CHECK(page.reads("No client grants yet"));
  page.click(Role::button, "Delete organization");
  page.click(Role::button, "Delete organization");
  CHECK(page.address() == "#/organizations");
  CHECK(page.reads("No organizations yet"));
  page.open(organization);
  CHECK(page.reads("Page not found"));
}
