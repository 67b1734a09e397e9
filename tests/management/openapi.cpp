#include <catch2/catch_test_macros.hpp>
#include <set>

#include "management/routes.h"
#include "tests/management/json_schema.h"
#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

const std::string base_path = "/api/tallygate/v1";

const base::Json& document() {
  static const base::Json json = [] {
    TestTenant tenant;
    base::Request request;
    request.target = base_path + "/openapi.json";
    return json_of(tenant.send(request));
  }();
  return json;
}

// Every operation of the Management API, which tests/sim/faults_openapi.cpp leaves out, as "GET
// /rules/{id}".
std::set<std::string> documented_operations() {
  std::set<std::string> operations;
  for (const auto& [path, item] : document()["paths"].items()) {
    if (path.starts_with("/admin/")) continue;
    for (const auto& [method, operation] : item.items()) {
      if (method == "parameters") continue;
      std::string upper = method;
      for (char& c : upper) c = static_cast<char>(c - 'a' + 'A');
      operations.insert(upper + " " + path);
    }
  }
  return operations;
}

const base::Json& operation_of(const std::string& name) {
  std::string method = name.substr(0, name.find(' '));
  for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
  return document()["paths"][name.substr(name.find(' ') + 1)][method];
}

// One real call of an operation.
struct DocumentedCall {
  std::string operation;
  std::string target;  // below the base path
  base::Json body = nullptr;
  int status = 200;
};

// A tenant in which there is something of everything.
struct FullTenant : TestTenant {
  AuthorizedApplication app{*this};
  std::string organization_id, rule_id;

  FullTenant() {
    organization_id =
        text_of(json_of(manage("POST", "/api/v2/organizations", {{"name", "acme"}})), "id");
    const base::Json rule = {{"name", "First"},
                             {"match",
                              {{"client_ids", base::Json::array({app.client_id})},
                               {"audiences", base::Json::array({app.audience})},
                               {"organizations", base::Json::array({organization_id})},
                               {"client_metadata", {{"tier", "gold"}}}}},
                             {"action",
                              {{"set_claims", {{"level", 3}}},
                               {"remove_scopes", base::Json::array({"read:orders"})},
                               {"keep_scopes", base::Json::array({"write:orders"})}}}};
    rule_id = text_of(json_of(manage("POST", base_path + "/rules", rule)), "id");
    const base::Json quota = {
        {"token_quota", {{"client_credentials", {{"per_hour", 1}, {"enforce", false}}}}}};
    manage("PATCH", "/api/v2/clients/" + app.client_id, quota);
    manage("PATCH", "/api/v2/organizations/" + organization_id, quota);
    post_form("/oauth/token", app.form());
    post_form("/oauth/token", app.form());
    manage("POST", "/api/v2/clients/" + app.client_id + "/rotate-secret",
           {{"overlap_seconds", 3600}});
  }
};

std::vector<DocumentedCall> documented_calls(const FullTenant& tenant) {
  const std::string rule = "/rules/" + tenant.rule_id;
  const base::Json tried = {{"client_id", tenant.app.client_id},
                            {"audience", tenant.app.audience},
                            {"organization", "acme"},
                            {"scope", base::Json::array({"read:orders", "write:orders"})}};
  const base::Json denial = {{"deny", {{"code", "invalid_scope"}, {"reason", "Closed."}}}};
  const std::string secret = "/clients/" + tenant.app.client_id + "/previous-secret";
  return {
      {"GET /openapi.json", "/openapi.json"},
      {"GET /clients/{id}/previous-secret", secret},
      {"DELETE /clients/{id}/previous-secret", secret, nullptr, 204},
      {"GET /clients/{id}/previous-secret", secret, nullptr, 404},
      {"GET /usage", "/usage"},
      {"GET /usage", "/usage?format=csv"},
      {"GET /usage", "/usage?month=2026-10&client_id=" + tenant.app.client_id},
      {"GET /usage", "/usage?month=soon", nullptr, 400},
      {"GET /usage/applications", "/usage/applications"},
      {"GET /usage/quotas", "/usage/quotas"},
      {"GET /usage/quotas", "/usage/quotas?page=7&per_page=1"},
      {"GET /usage/quotas", "/usage/quotas?per_page=101", nullptr, 400},
      {"GET /plan", "/plan"},
      {"PATCH /plan", "/plan", {{"tokens_per_month", 1000}, {"enforcement", "hard"}}},
      {"GET /usage", "/usage"},
      {"PATCH /plan", "/plan", {{"tokens_per_month", nullptr}}},
      {"GET /rate-limits", "/rate-limits"},
      {"PATCH /rate-limits",
       "/rate-limits",
       {{"token_endpoint", {{"per_second", 30}}},
        {"management_api", {{"per_second", 100}, {"burst", 200}}}}},
      {"PATCH /rate-limits", "/rate-limits", {{"management_api", nullptr}}},
      {"GET /settings", "/settings"},
      {"PATCH /settings",
       "/settings",
       {{"scope_policy", "as_requested"},
        {"key_rotation", {{"interval_days", 90}}},
        {"retention", {{"log_days", 7}, {"usage_counts_max", 1000}}}}},
      {"PATCH /settings", "/settings", {{"colour", "red"}}, 400},
      {"GET /rules", "/rules"},
      {"POST /rules/test", "/rules/test", tried},
      {"POST /rules", "/rules", {{"name", "Denial"}, {"action", denial}}, 201},
      {"POST /rules/test", "/rules/test", tried},
      {"POST /rules/test", "/rules/test", {{"client_id", "nobody"}}, 400},
      {"POST /rules", "/rules", {{"name", "Nothing"}}, 400},
      {"GET /rules/{id}", rule},
      {"GET /rules/{id}", "/rules/none", nullptr, 404},
      {"PATCH /rules/{id}", rule, {{"enabled", false}, {"order", 3}}},
      {"DELETE /rules/{id}", rule, nullptr, 204},
  };
}

}  // namespace

TEST_CASE("the OpenAPI document describes every endpoint of ours, and no other") {
  std::set<std::string> served;
  for (const management::Endpoint& endpoint : management::endpoints()) {
    if (!endpoint.path.starts_with(base_path + "/")) continue;
    served.insert(std::string(endpoint.method) + " " + endpoint.path.substr(base_path.size()));
  }
  CHECK(documented_operations() == served);
  CHECK(document()["openapi"] == "3.1.0");
  CHECK(document()["servers"][0]["url"] == base_path);
}

TEST_CASE("the OpenAPI document names the scopes that each endpoint asks for") {
  TestTenant tenant;
  const std::string weak = [&] {
    const base::Json client = json_of(tenant.manage(
        "POST", "/api/v2/clients", {{"name", "Script"}, {"app_type", "non_interactive"}}));
    const std::string client_id = text_of(client, "client_id");
    tenant.manage("POST", "/api/v2/client-grants",
                  {{"client_id", client_id},
                   {"audience", management_audience},
                   {"scope", base::Json::array()}});
    return text_of(json_of(tenant.post_form("/oauth/token",
                                            {{"grant_type", "client_credentials"},
                                             {"client_id", client_id},
                                             {"client_secret", text_of(client, "client_secret")},
                                             {"audience", management_audience}})),
                   "access_token");
  }();
  for (const std::string& name : documented_operations()) {
    INFO(name);
    const base::Json& security = operation_of(name)["security"];
    if (security.empty()) continue;
    std::string expected;
    for (const base::Json& alternative : security) {
      REQUIRE(alternative["token"].size() == 1);
      expected += (expected.empty() ? "" : ",") + alternative["token"][0].get<std::string>();
    }
    const size_t space = name.find(' ');
    const base::Response response =
        tenant.manage(name.substr(0, space), base_path + name.substr(space + 1), nullptr, &weak);
    CHECK(response.status == 403);
    CHECK(json_of(response)["message"] == "Insufficient scope, expected any of: " + expected);
  }
}

TEST_CASE("what our endpoints take and answer is what the OpenAPI document says") {
  FullTenant tenant;
  const JsonSchema schemas(document());
  std::set<std::string> succeeded;
  for (const DocumentedCall& call : documented_calls(tenant)) {
    INFO(call.operation << " " << call.target << " " << call.body);
    const base::Json& operation = operation_of(call.operation);
    const std::string method = call.operation.substr(0, call.operation.find(' '));
    const base::Response response = tenant.manage(method, base_path + call.target, call.body);
    CHECK(response.status == call.status);
    const std::string status = std::to_string(response.status);
    if (response.status < 300) {
      succeeded.insert(call.operation);
      if (!call.body.is_null()) {
        const base::Json& taken = operation["requestBody"]["content"]["application/json"]["schema"];
        CHECK(schemas.problem(taken, call.body) == "");
      }
    }
    const base::Json* said = base::find_member(operation["responses"], status);
    if (!said && response.status >= 400) said = base::find_member(operation["responses"], "4XX");
    REQUIRE(said);
    if (const auto reference = base::string_member(*said, "$ref")) {
      said = &document().at(base::Json::json_pointer(reference->substr(1)));
    }
    const base::Json* content = base::find_member(*said, "content");
    CHECK((content != nullptr) == !response.body.empty());
    if (!content) continue;
    const std::string type = response.headers.find("content-type")
                                 ? *response.headers.find("content-type")
                                 : std::string();
    const base::Json* media = base::find_member(*content, type.substr(0, type.find(';')));
    REQUIRE(media);
    if (type.starts_with("application/json")) {
      CHECK(schemas.problem((*media)["schema"], json_of(response)) == "");
    }
  }
  CHECK(succeeded == documented_operations());
}
