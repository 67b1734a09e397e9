// Exchange rules.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/used.h"

using test_support::AuthorizedApplication;
using test_support::json_of;
using test_support::Page;
using test_support::text_of;
using ui::Role;

namespace {

constexpr ui::View rules_view{1280, 4000, 1};
constexpr const char* path = "/api/tallygate/v1/rules";

base::Json first_rule(Page& page) {
  return json_of(page.tenant.manage("GET", path))["rules"][0];
}

void make_rule(Page& page, const std::string& name, const base::Json& action) {
  page.tenant.manage("POST", path, {{"name", name}, {"action", action}});
}

}  // namespace

TEST_CASE("A rule is made with conditions and changes, and tried without a token") {
  Page page(rules_view);
  const AuthorizedApplication app(page.tenant);
  page.click(Role::link, "Rules");
  CHECK(page.reads("No rules yet"));
  page.click(Role::button, "Create Rule");
  CHECK(page.address() == "#/rules/new");
  page.click(Role::button, "Create rule");
  CHECK(page.reads("Give the rule a name."));
  CHECK(page.reads("A rule does something"));

  page.fill("Name", "Department");
  page.click(Role::button, "Add an application");
  page.fill("Search by name or client ID", "bill");
  page.click(Role::option, "Billing service");
  page.click(Role::button, "Add an API");
  page.click(Role::option, "Orders");
  page.click(Role::button, "Add claim");
  page.fill("Claim", "sub");
  page.fill("Value", "x");
  page.click(Role::button, "Create rule");
  CHECK(page.reads("“sub” belongs to the token itself."));
  page.fill("Claim", "https://example.com/department");
  page.fill("Value", "Finance");
  page.click(Role::toggle, "Keep only some scopes");
  page.click(Role::button, "Create rule");
  CHECK(page.address() == "#/rules");
  INFO(page.described());
  CHECK(page.reads("For Billing service · Orders."));
  CHECK(page.reads("Sets https://example.com/department. Keeps no scope."));
  const base::Json made = first_rule(page);
  CHECK(made["match"]["client_ids"] == base::Json::array({app.client_id}));
  CHECK(made["match"]["audiences"] == base::Json::array({app.audience}));
  CHECK(made["action"]["set_claims"]["https://example.com/department"] == "Finance");
  CHECK(made["action"]["keep_scopes"] == base::Json::array());

  CHECK(page.get(Role::button, "Try the rules").disabled);
  page.click(Role::button, "Application: Choose…");
  page.click(Role::option, "Billing service");
  page.click(Role::button, "API: Choose…");
  page.click(Role::option, "Orders");
  page.click(Role::button, "Try the rules");
  CHECK(page.reads("A token would be issued"));
  CHECK(page.reads("\"Finance\""));
  CHECK(page.reads("Department: Fits"));
}

TEST_CASE("Rules are put in order, switched off, changed and deleted") {
  Page page(rules_view);
  const AuthorizedApplication app(page.tenant);
  make_rule(page, "First", {{"set_claims", {{"https://example.com/n", 42}}}});
  make_rule(page, "Second", {{"deny", {{"reason", "Not today"}}}});
  page.open("#/rules");
  CHECK(page.get(Role::button, "Move “First” up").disabled);
  page.click(Role::button, "Move “First” down");
  CHECK(first_rule(page)["name"] == "Second");
  CHECK(page.find(Role::link, "1. Second"));
  CHECK(page.reads("Denies it with invalid_request: Not today"));
  CHECK(page.tenant.post_form("/oauth/token", app.form()).status == 400);
  page.click(Role::toggle, "Use “Second”");
  CHECK(page.reads("“Second” is off."));
  CHECK(page.tenant.post_form("/oauth/token", app.form()).status == 200);

  page.click(Role::link, "2. First");
  CHECK(page.get(Role::textbox, "Value").value == "42");
  page.fill("Value", "\"42\"");
  page.click(Role::button, "Save changes");
  CHECK(page.reads("Saved."));
  CHECK(json_of(page.tenant.manage(
            "GET", path))["rules"][1]["action"]["set_claims"]["https://example.com/n"] == "42");
  page.click(Role::radio, "Deny the request");
  CHECK(page.reads("Say why, for those who are denied."));
  CHECK(page.get(Role::button, "Save changes").disabled);
  page.fill("Reason", "Closed");
  page.click(Role::button, "Save changes");
  CHECK(page.get(Role::button, "Save changes").disabled);
  page.click(Role::button, "Delete rule");
  page.click(Role::button, "Delete rule");
  CHECK(page.address() == "#/rules");
  CHECK(page.find(Role::link, "1. Second"));
  CHECK_FALSE(page.find(Role::link, "2. First"));
}

TEST_CASE("A trial that is denied says what the caller would read") {
  Page page(rules_view);
  const AuthorizedApplication app(page.tenant);
  make_rule(page, "Freeze", {{"deny", {{"code", "server_error"}, {"reason", "Maintenance"}}}});
  page.open("#/rules");
  page.click(Role::button, "Application: Choose…");
  page.click(Role::option, "Billing service");
  page.click(Role::button, "API: Choose…");
  page.click(Role::option, "Orders");
  page.click(Role::button, "Try the rules");
  INFO(page.described());
  CHECK(page.reads("Denied: "));
  CHECK(page.reads("Maintenance"));
  page.backend.faults[std::string("PATCH ") + path + "/" + text_of(first_rule(page), "id")] = {
      500, {}, R"({"message":"Broken"})"};
  page.click(Role::toggle, "Use “Freeze”");
  CHECK(page.reads("Broken"));
}
