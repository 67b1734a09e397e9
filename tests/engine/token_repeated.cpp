// A request that is repeated is decided as if it came for the first time.
#include <catch2/catch_test_macros.hpp>

#include "engine/repeated_request.h"
#include "tests/engine/token_client.h"

using namespace token_client;

namespace {

// Two tenants that are the same: one is asked by requests of their own, the other by one that is
// repeated.
struct TwinTenants {
  TestTenant first, second;
  AuthorizedApplication app_of_first, app_of_second;
  engine::RepeatedRequest repeated;

  explicit TwinTenants(const base::Json& more = nullptr)
      : app_of_first(first, more),
        app_of_second(second, more),
        repeated(form_request(app_of_second.form())) {}

  // Asks both, some time apart.
  void ask(int times = 3) {
    for (int i = 0; i < times; ++i) {
      for (TestTenant* tenant : {&first, &second}) tenant->clock.advance(std::chrono::seconds(61));
      const int status = first.send(form_request(app_of_first.form())).status;
      CHECK(second.engine->answer_alike(repeated, 1).response.status == status);
      last_status = status;
    }
  }
  // The same change of both; `path` may name the application, its grant or its API.
  void change(const char* method, const std::string& path, const base::Json& body) {
    change(first, app_of_first, method, path, body);
    change(second, app_of_second, method, path, body);
  }
  static void change(TestTenant& tenant, const AuthorizedApplication& app, const char* method,
                     std::string path, const base::Json& body) {
    for (const auto& [name, value] :
         {std::pair<std::string, std::string>{"{client}", app.client_id},
          {"{grant}", app.grant_id}}) {
      const size_t at = path.find(name);
      if (at != path.npos) path.replace(at, name.size(), value);
    }
    const auto response = tenant.manage(method, path, body);
    INFO(path << response.body);
    REQUIRE(response.status < 300);
  }

  // The log as far as it is told of tokens, and the usage.
  static std::string account(TestTenant& tenant, const AuthorizedApplication& app) {
    std::string text, id_before;
    tenant.token = tenant.engine->dashboard_token();  // lives an hour
    const base::Json logs = json_of(tenant.manage("GET", "/api/v2/logs?per_page=100&sort=date:1"));
    for (const base::Json& event : logs) {
      const std::string type = text_of(event, "type");
      if (type == "sapi" || type == "mgmt_api_read") continue;
      const std::string id = text_of(event, "_id");
      CHECK(id_before < id);
      id_before = id;
      text += type + text_of(event, "date") + text_of(event, "description") +
              base::write_json(event["details"]) + text_of(event, "scope") + '\n';
    }
    for (const auto& [kind, tokens] : tenant.engine->figures().tokens) {
      text += std::string(kind) + std::to_string(tokens) + '\n';
    }
    text += tenant.manage("GET", "/api/tallygate/v1/usage").body;
    // Names of chance.
    for (const std::string& name : {app.client_id, app.grant_id}) {
      for (size_t at; (at = text.find(name)) != text.npos;) text.erase(at, name.size());
    }
    return text;
  }
  void compare() { CHECK(account(second, app_of_second) == account(first, app_of_first)); }

  int last_status = 0;
};

}  // namespace

TEST_CASE("a request that is repeated leaves the same events, usage and figures as new ones") {
  TwinTenants twins;
  twins.ask(70);  // over an hour
  CHECK(twins.last_status == 200);
  twins.compare();
}

TEST_CASE("a request that is repeated meets its quota, as it stands each time") {
  base::Json more;
  more["token_quota"]["client_credentials"] = {{"enforce", true}, {"per_hour", 5}};
  TwinTenants twins(more);
  twins.ask(8);
  CHECK(twins.last_status == 429);
  twins.compare();
  twins.change("PATCH", "/api/v2/clients/{client}",
               {{"token_quota", {{"client_credentials", {{"enforce", false}, {"per_hour", 6}}}}}});
  twins.ask(4);
  CHECK(twins.last_status == 200);
  twins.compare();
}

TEST_CASE("a request that is repeated meets whatever was changed meanwhile") {
  TwinTenants twins;
  twins.ask();
  twins.change("PATCH", "/api/v2/client-grants/{grant}", {{"scope", base::Json::array()}});
  twins.ask();
  CHECK(twins.last_status == 200);
  twins.compare();
  twins.change("POST", "/api/v2/clients/{client}/rotate-secret", {{"overlap_seconds", 300}});
  twins.ask(3);
  CHECK(twins.last_status == 200);
  twins.ask(3);  // the overlap is over
  CHECK(twins.last_status == 401);
  twins.compare();
}

TEST_CASE("a request that is repeated is limited, and refused without a grant, as others are") {
  TwinTenants twins;
  twins.ask();
  twins.change("PATCH", "/api/tallygate/v1/rate-limits",
               {{"token_endpoint", {{"per_second", 1}, {"burst", 1}}}});
  twins.ask(4);
  CHECK(twins.last_status == 200);
  twins.compare();
  twins.change("DELETE", "/api/v2/client-grants/{grant}", nullptr);
  twins.ask();
  CHECK(twins.last_status == 403);
  twins.compare();
}
