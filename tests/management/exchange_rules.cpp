#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

const std::string path = "/api/tallygate/v1/rules";

base::Json deny(const std::string& reason) {
  return {{"deny", {{"reason", reason}}}};
}

}  // namespace

TEST_CASE("an exchange rule is created, listed in its order, changed and removed") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const base::Json match = {{"client_ids", base::Json::array({app.client_id})},
                            {"audiences", base::Json::array({app.audience})},
                            {"client_metadata", {{"tier", "trial"}}}};
  const base::Json action = {{"set_claims", {{"https://acme.example/tier", "trial"}, {"level", 3}}},
                             {"remove_scopes", base::Json::array({"write:orders"})}};
  const base::Response created = tenant.manage(
      "POST", path, {{"name", "Trial customers"}, {"match", match}, {"action", action}});
  CHECK(created.status == 201);
  const base::Json rule = json_of(created);
  const std::string id = text_of(rule, "id");
  CHECK(rule == base::Json({{"id", id},
                            {"name", "Trial customers"},
                            {"enabled", true},
                            {"order", 0},
                            {"match", match},
                            {"action", action},
                            {"created_at", "2026-11-23T09:30:00.000Z"}}));
  CHECK(id.starts_with("rul_"));

  const base::Json second = json_of(
      tenant.manage("POST", path, {{"name", "Nobody"}, {"action", deny("Closed for today.")}}));
  CHECK(second["order"] == 1);
  CHECK(second["match"] == base::Json::object());
  CHECK(second["action"] ==
        base::Json({{"deny", {{"code", "invalid_request"}, {"reason", "Closed for today."}}}}));
  const std::string second_path = path + "/" + text_of(second, "id");
  CHECK(tenant.manage("PATCH", path + "/" + id, {{"order", 7}, {"enabled", false}}).status == 200);
  tenant.open();
  const base::Json listed = json_of(tenant.manage("GET", path));
  REQUIRE(listed["rules"].size() == 2);
  CHECK(listed["rules"][0]["name"] == "Nobody");
  CHECK(listed["rules"][1]["order"] == 7);
  CHECK(listed["rules"][1]["enabled"] == false);
  CHECK(listed["rules"][1]["match"] == match);
  CHECK(listed["rules"][1] == json_of(tenant.manage("GET", path + "/" + id)));

  const base::Json changed = json_of(tenant.manage(
      "PATCH", path + "/" + id,
      {{"match", base::Json::object()}, {"action", {{"keep_scopes", base::Json::array()}}}}));
  CHECK(changed["match"] == base::Json::object());
  CHECK(changed["action"] == base::Json({{"keep_scopes", base::Json::array()}}));
  CHECK(tenant.manage("DELETE", second_path).status == 204);
  CHECK(tenant.manage("DELETE", second_path).status == 204);
  CHECK(tenant.manage("GET", second_path).status == 404);
  CHECK(json_of(tenant.manage("GET", path))["rules"].size() == 1);
}

TEST_CASE("what is wrong with an exchange rule is named by its path") {
  TestTenant tenant;
  const auto with_action = [](base::Json action) {
    return base::Json{{"name", "Rule"}, {"action", std::move(action)}};
  };
  const auto with_match = [](base::Json match) {
    return base::Json{{"name", "Rule"}, {"match", std::move(match)}, {"action", deny("No.")}};
  };
  struct Case {
    base::Json body;
    const char* message;
  };
  const Case cases[] = {
      {{{"action", deny("No.")}}, "'Missing required property: name'."},
      {{{"name", "Rule"}}, "'Missing required property: action'."},
      {with_action(base::Json::object()),
       "'A rule does something: deny, set_claims, remove_scopes or keep_scopes' on property "
       "action.deny."},
      {with_action({{"deny", {{"reason", "No."}}}, {"remove_scopes", base::Json::array({"a"})}}),
       "'A rule that denies does nothing else' on property action.deny."},
      {with_action({{"deny", {{"code", "server_error"}}}}),
       "'Missing required property: reason' on property action.deny."},
      {with_action({{"deny", {{"reason", "No."}, {"code", "teapot"}}}}),
       "'No enum match for: teapot' on property action.deny.code."},
      {with_action({{"set_claims", {{"sub", "me"}}}}),
       "'The claim sub is reserved' on property action.set_claims."},
      {with_action({{"set_claims", {{"sip_from", "me"}}}}),
       "'The claim sip_from is reserved' on property action.set_claims."},
      {with_action({{"set_claims", {{"big", std::string(103'000, 'x')}}}}),
       "'The claims are larger than 102400 bytes together' on property action.set_claims."},
      {with_action({{"keep_scopes", base::Json::array({"read orders"})}}),
       "'A scope has no spaces, quotes and backslashes' on property action.keep_scopes."},
      {with_action({{"deny", {{"reason", "No."}}}, {"call", "me"}}),
       "'Additional properties not allowed: call' on property action."},
      {with_match({{"client_ids", base::Json::array({"nobody"})}}),
       "'There is no application nobody' on property match.client_ids."},
      {with_match({{"audiences", base::Json::array({"https://no.example"})}}),
       "'There is no API https://no.example' on property match.audiences."},
      {with_match({{"organizations", base::Json::array({"org_none"})}}),
       "'There is no organization org_none' on property match.organizations."},
      {with_match({{"hour", 7}}), "'Additional properties not allowed: hour' on property match."},
  };
  for (const Case& one : cases) {
    INFO(one.message);
    const base::Response response = tenant.manage("POST", path, one.body);
    CHECK(response.status == 400);
    CHECK(json_of(response)["message"] == std::string("Payload validation error: ") + one.message);
  }
  CHECK(json_of(tenant.manage("GET", path))["rules"].empty());
}

TEST_CASE("a tenant has at most a hundred exchange rules") {
  TestTenant tenant;
  for (int i = 0; i < 100; ++i) {
    REQUIRE(tenant.manage("POST", path, {{"name", "Rule"}, {"action", deny("No.")}}).status == 201);
  }
  const base::Response response =
      tenant.manage("POST", path, {{"name", "Rule"}, {"action", deny("No.")}});
  CHECK(response.status == 403);
  CHECK(json_of(response)["message"] == "You have reached the limit of 100 rules for this tenant");
}

TEST_CASE("a dry run says what the rules would do to a token request, as the request then finds") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant, {{"client_metadata", {{"tier", "trial"}}}});
  tenant.manage("POST", path,
                {{"name", "Tier"},
                 {"match", {{"client_metadata", {{"tier", "trial"}}}}},
                 {"action", {{"set_claims", {{"tier", "trial"}, {"limits", {{"calls", 10}}}}}}}});
  tenant.manage("POST", path,
                {{"name", "Gold only"},
                 {"match", {{"client_metadata", {{"tier", "gold"}}}}},
                 {"action", {{"remove_scopes", base::Json::array({"read:orders"})}}}});
  const base::Json request = {{"client_id", app.client_id}, {"audience", app.audience}};
  const base::Json passed = json_of(tenant.manage("POST", path + "/test", request));
  CHECK(passed["granted"] == true);
  CHECK(passed["refusal"] == nullptr);
  CHECK(passed["scope"] == base::Json::array({"read:orders"}));
  CHECK(passed["claims"] == base::Json({{"tier", "trial"}, {"limits", {{"calls", 10}}}}));
  CHECK(passed["rules"][0]["matches"] == true);
  CHECK(passed["rules"][1]["matches"] == false);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);

  tenant.manage("POST", path,
                {{"name", "Closed"},
                 {"match", {{"audiences", base::Json::array({app.audience})}}},
                 {"action", {{"deny", {{"code", "invalid_scope"}, {"reason", "Closed today."}}}}}});
  const base::Json refused = json_of(tenant.manage("POST", path + "/test", request));
  CHECK(refused["granted"] == false);
  CHECK(refused["refusal"] ==
        base::Json({{"status", 400},
                    {"error", "invalid_scope"},
                    {"error_description", "Closed today."},
                    {"reason", "The rule \"Closed\" denies the request: Closed today."}}));
  CHECK(refused["scope"].empty());
  const base::Response token = tenant.post_form("/oauth/token", app.form());
  CHECK(token.status == 400);
  CHECK(json_of(token) ==
        base::Json({{"error", "invalid_scope"}, {"error_description", "Closed today."}}));

  base::Json wrong = request;
  wrong["client_id"] = "nobody";
  CHECK(json_of(tenant.manage("POST", path + "/test", wrong))["message"] ==
        "Payload validation error: 'There is no application nobody' on property client_id.");
}
