// Quotas and what the Usage screen says of plans, savings and refusals.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/used.h"

using test_support::AuthorizedApplication;
using test_support::json_of;
using test_support::Page;
using test_support::tall;
using test_support::Used;
using ui::Role;

TEST_CASE("A quota is set, its window fills, and observing tells what would have been refused") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.open("#/applications/" + app.client_id + "/quota");
  CHECK(page.reads("No quota"));
  page.fill("Tokens per hour", "many");
  CHECK(page.reads("A whole number from 1 to"));
  CHECK(page.get(Role::button, "Save changes").disabled);
  page.fill("Tokens per hour", "2");
  page.click(Role::button, "When it is used up: Enforce");
  page.click(Role::option, "Observe");
  page.click(Role::button, "Save changes");
  CHECK(page.reads("Saved."));
  for (int i = 0; i < 3; ++i) page.tenant.post_form("/oauth/token", app.form());
  page.open("#/applications");
  page.open("#/applications/" + app.client_id + "/quota");
  INFO(page.described());
  CHECK(page.reads("3 of 2 used, resets at 2026-11-23 10:00 UTC"));
  CHECK(page.reads("1 over the quota were handed out"));
  CHECK(page.reads("This hour: 0 % left when 50 % of the time has passed"));
  CHECK(page.reads("Nothing is left."));
  CHECK(page.reads("the dot when nothing is left"));
  page.open("#/usage");
  CHECK(page.find(Role::table, "What quotas did"));
  page.click(Role::link, "Billing service");
  CHECK(page.address() == "#/applications/" + app.client_id + "/quota");

  page.fill("Tokens per hour", "");
  page.click(Role::button, "Save changes");
  CHECK_FALSE(json_of(page.tenant.manage("GET", "/api/v2/clients/" + app.client_id))
                  .contains("token_quota"));
}

TEST_CASE("Usage shows the plan with its forecast and what a cache would have saved") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.tenant.manage("PATCH", "/api/tallygate/v1/plan", {{"tokens_per_month", 10}});
  for (int i = 0; i < 4; ++i) page.tenant.post_form("/oauth/token", app.form());
  page.open("#/usage");
  INFO(page.described());
  CHECK(page.reads("4 of 10 tokens of the plan, 40 %"));
  CHECK(page.reads("At the present pace:"));
  CHECK(page.reads("The plan is reached on"));
  CHECK(page.reads("3 tokens of 4 (75 %)"));
  CHECK(page.reads("Billing service for Orders"));
}

TEST_CASE("The month's usage is downloaded as CSV and as JSON, or says why not") {
  Page page(tall);
  const Used app(page);
  page.open("#/usage");
  page.click(Role::button, "Download this month as CSV");
  CHECK(page.platform.files["usage-2026-11.csv"].find(app.client_id) != std::string::npos);
  page.click(Role::button, "Download this month as JSON");
  CHECK(page.platform.files["usage-2026-11.json"].find("\"total\":1") != std::string::npos);
  page.backend.faults["GET /api/tallygate/v1/usage?format=csv&month=2026-11"] = {
      503, {}, R"({"message":"Later"})"};
  page.click(Role::button, "Download this month as CSV");
  CHECK(page.reads("Downloading the usage did not work"));
}
