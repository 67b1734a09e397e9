#include <catch2/catch_test_macros.hpp>
#include <set>

#include "sim/faults/faults_route.h"
#include "tests/management/json_schema.h"
#include "tests/support/test_tenant.h"

using namespace test_support;

TEST_CASE("what /admin/faults takes and answers is what the OpenAPI document says") {
  TestTenant tenant;
  sim::Faults faults(tenant.clock, tenant.random);
  const base::Json document = json_of(tenant.manage("GET", "/api/tallygate/v1/openapi.json"));
  const JsonSchema schemas(document);
  const auto ask = [&](const std::string& method, const std::string& id, const base::Json& body) {
    base::Request request;
    request.method = method;
    request.target = "/admin/faults" + id;
    if (!body.is_null()) request.body = base::write_json(body);
    return sim::answer_about_faults(faults, request, tenant.clock, tenant.random);
  };
  const base::Json full = {{"fault", "too_many_requests"},
                           {"retry_after_seconds", 5},
                           {"client_id", "c"},
                           {"audience", "a"},
                           {"path", "/oauth/token"},
                           {"method", "POST"},
                           {"count", 3},
                           {"probability", 0.5},
                           {"seed", 7},
                           {"for_seconds", 60},
                           {"announce", true},
                           {"is_enabled", false}};
  const std::string id = "/" + text_of(json_of(ask("POST", "", full)), "id");
  const struct {
    const char* method;
    std::string id;
    base::Json body;
    int status;
  } calls[] = {
      {"POST", "", full, 201},
      {"POST", "", {{"fault", "delay"}, {"delay_ms", 5}, {"jitter_ms", 0}}, 201},
      {"POST", "", {{"fault", "fire"}}, 400},
      {"GET", "", nullptr, 200},
      {"GET", id, nullptr, 200},
      {"GET", "/none", nullptr, 404},
      {"PATCH", id, {{"count", nullptr}, {"is_enabled", true}}, 200},
      {"PATCH", id, {{"count", 0}}, 400},
      {"DELETE", id, nullptr, 204},
      {"DELETE", "", nullptr, 204},
  };
  std::set<std::string> succeeded;
  for (const auto& call : calls) {
    INFO(call.method << " " << call.id << " " << call.body);
    const std::string path = call.id.empty() ? "/admin/faults" : "/admin/faults/{id}";
    std::string method = call.method;
    for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
    const base::Json& operation = document["paths"][path][method];
    const base::Response response = ask(call.method, call.id, call.body);
    REQUIRE(response.status == call.status);
    if (call.status < 300) {
      succeeded.insert(method + " " + path);
      if (!call.body.is_null()) {
        const base::Json& taken = operation["requestBody"]["content"]["application/json"]["schema"];
        CHECK(schemas.problem(taken, call.body) == "");
      }
    }
    const std::string status = call.status < 300 ? std::to_string(call.status) : "4XX";
    const base::Json* said = &operation["responses"][status];
    if (const auto reference = base::string_member(*said, "$ref")) {
      said = &document.at(base::Json::json_pointer(reference->substr(1)));
    }
    const base::Json* content = base::find_member(*said, "content");
    REQUIRE((content != nullptr) == !response.body.empty());
    if (!content) continue;
    CHECK(schemas.problem((*content)["application/json"]["schema"], json_of(response)) == "");
  }
  std::set<std::string> documented;
  for (const std::string path : {"/admin/faults", "/admin/faults/{id}"}) {
    for (const auto& [method, operation] : document["paths"][path].items()) {
      if (method != "servers" && method != "parameters") documented.insert(method + " " + path);
    }
  }
  CHECK(succeeded == documented);
}

TEST_CASE("the OpenAPI document names every kind of fault that there is") {
  TestTenant tenant;
  const base::Json document = json_of(tenant.manage("GET", "/api/tallygate/v1/openapi.json"));
  base::Json kinds = base::Json::array();
  for (const auto& word : domain::Words<sim::FaultKind>::all) {
    kinds.push_back(std::string(word.text));
  }
  CHECK(document["components"]["schemas"]["FaultKind"]["enum"] == kinds);
}
