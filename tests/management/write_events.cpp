#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

base::Json newest_event(TestTenant& tenant) {
  return json_of(tenant.manage("GET", "/api/v2/logs?per_page=1"))[0];
}

}  // namespace

TEST_CASE("a write leaves who asked for what, and what was answered, without secrets") {
  TestTenant tenant;
  const std::string secret = "a secret that nobody may read";
  tenant.manage("POST", "/api/v2/clients?include_fields=true",
                {{"name", "Logged"}, {"client_secret", secret}});
  base::Json event = newest_event(tenant);
  CHECK(event["type"] == "sapi");
  CHECK(event["description"] == "Create a client");
  const base::Json& details = event["details"];
  CHECK(details["request"]["method"] == "POST");
  CHECK(details["request"]["path"] == "/api/v2/clients");
  CHECK(details["request"]["query"]["include_fields"] == "true");
  CHECK(details["request"]["channel"] == "dashboard");
  CHECK(details["request"]["body"]["name"] == "Logged");
  CHECK(details["request"]["body"]["client_secret"] == "*****");
  CHECK(details["response"]["statusCode"] == 201);
  CHECK(base::write_json(event).find(secret) == std::string::npos);
  CHECK(details["accessedSecrets"] == base::Json::array({"client_secret"}));
  // Nothing happened, nothing is logged.
  tenant.manage("POST", "/api/v2/clients", base::Json::object());
  CHECK(newest_event(tenant)["log_id"] == event["log_id"]);
}

TEST_CASE("a body too large for the log is left out of it") {
  TestTenant tenant;
  base::Json scopes = base::Json::array();
  for (int i = 0; i < 1000; ++i) scopes.push_back({{"value", "scope:" + std::to_string(i)}});
  tenant.manage("POST", "/api/v2/resource-servers", {{"identifier", "big"}, {"scopes", scopes}});
  const base::Json details = newest_event(tenant)["details"];
  CHECK(text_of(details["request"], "body").find("Left out: ") == 0);
  CHECK(details["response"]["statusCode"] == 201);
}

TEST_CASE("an application that reads secrets is seen") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  tenant.manage("POST", "/api/v2/client-grants",
                {{"client_id", app.client_id},
                 {"audience", management_audience},
                 {"scope", base::Json::array({"read:clients", "read:client_keys"})}});
  base::Form form = app.form();
  form.back().second = management_audience;
  const std::string token =
      text_of(json_of(tenant.post_form("/oauth/token", form)), "access_token");
  tenant.manage("GET", "/api/v2/clients/" + app.client_id + "?fields=name", nullptr, &token);
  CHECK(newest_event(tenant)["type"] == "seccft");
  tenant.manage("GET", "/api/v2/clients/" + app.client_id, nullptr, &token);
  const base::Json event = newest_event(tenant);
  CHECK(event["type"] == "mgmt_api_read");
  CHECK(event["client_id"] == app.client_id);
  CHECK(event["details"]["accessedSecrets"] == base::Json::array({"client_secret"}));
  CHECK(base::write_json(event).find(app.client_secret) == std::string::npos);
}
