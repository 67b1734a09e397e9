#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

constexpr const char* limits_path = "/api/tallygate/v1/rate-limits";

void set_limit(TestTenant& tenant, const char* name, int per_second, int burst) {
  base::Json body;
  body[name] = {{"per_second", per_second}, {"burst", burst}};
  REQUIRE(tenant.manage("PATCH", limits_path, body).status == 200);
}

std::string field_or_none(const base::Response& response, std::string_view name) {
  const std::string* value = response.headers.find(name);
  return value ? *value : "(none)";
}

// "<status> <limit> <remaining> <seconds to reset>"
std::string outcome(const TestTenant& tenant, const base::Response& response) {
  const std::string reset = field_or_none(response, "x-ratelimit-reset");
  const long long now = base::unix_seconds(tenant.clock.now());
  return std::to_string(response.status) + ' ' + field_or_none(response, "x-ratelimit-limit") +
         ' ' + field_or_none(response, "x-ratelimit-remaining") + ' ' +
         (reset == "(none)" ? reset : std::to_string(std::stoll(reset) - now));
}

base::Json events(TestTenant& tenant, const std::string& type) {
  base::Json found = base::Json::array();
  for (const base::Json& event : json_of(tenant.manage("GET", "/api/v2/logs?per_page=100"))) {
    if (text_of(event, "type") == type) found.push_back(event);
  }
  return found;
}

}  // namespace

TEST_CASE("without a rate limit nobody is slowed down or told of one") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  CHECK(tenant.manage("GET", limits_path).body ==
        R"({"token_endpoint":null,"token_of_application":null,"management_api":null})");
  for (int i = 0; i < 50; ++i) {
    CHECK(outcome(tenant, tenant.post_form("/oauth/token", app.form())) ==
          "200 (none) (none) (none)");
  }
}

TEST_CASE("the token endpoint lets a burst through and then as many a second as its limit says") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  set_limit(tenant, "token_endpoint", 2, 3);
  const auto ask = [&] { return outcome(tenant, tenant.post_form("/oauth/token", app.form())); };
  CHECK(ask() == "200 3 2 1");
  CHECK(ask() == "200 3 1 1");
  CHECK(ask() == "200 3 0 1");
  const base::Response refused = tenant.post_form("/oauth/token", app.form());
  CHECK(outcome(tenant, refused) == "429 3 0 1");
  CHECK(field_or_none(refused, "retry-after") == "1");
  CHECK(refused.body ==
        R"({"error":"too_many_requests",)"
        R"("error_description":"Rate limit exceeded. Please retry after some time."})");
  tenant.clock.advance(std::chrono::milliseconds(499));
  CHECK(ask() == "429 3 0 1");
  tenant.clock.advance(std::chrono::milliseconds(1));
  CHECK(ask() == "200 3 0 1");
  tenant.clock.advance(std::chrono::hours(1));
  CHECK(ask() == "200 3 2 1");
}

TEST_CASE("the limit of an application slows only that one, and nobody else can empty it") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const base::Json other =
      json_of(tenant.manage("POST", "/api/v2/clients",
                            {{"name", "Other"},
                             {"grant_types", base::Json::array({"client_credentials"})},
                             {"token_endpoint_auth_method", "client_secret_post"}}));
  tenant.manage("POST", "/api/v2/client-grants",
                {{"client_id", text_of(other, "client_id")},
                 {"audience", app.audience},
                 {"scope", base::Json::array()}});
  set_limit(tenant, "token_of_application", 1, 1);
  base::Form impostor = app.form();
  impostor[2].second = "wrong";
  for (int i = 0; i < 3; ++i) CHECK(tenant.post_form("/oauth/token", impostor).status == 401);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 429);
  base::Form form = app.form();
  form[1].second = text_of(other, "client_id");
  form[2].second = text_of(other, "client_secret");
  CHECK(tenant.post_form("/oauth/token", form).status == 200);
}

TEST_CASE("the Management API answers 429 in Auth0's words, and never to the dashboard") {
  TestTenant tenant;
  const auto first = tenant.engine->first_application();
  REQUIRE(first);
  const std::string token =
      text_of(json_of(tenant.post_form("/oauth/token", {{"grant_type", "client_credentials"},
                                                        {"client_id", first->client_id.value},
                                                        {"client_secret", first->client_secret},
                                                        {"audience", management_audience}})),
              "access_token");
  set_limit(tenant, "management_api", 2, 2);
  const auto call = [&] { return tenant.manage("GET", "/api/v2/clients", nullptr, &token); };
  CHECK(outcome(tenant, call()) == "200 2 1 1");
  CHECK(outcome(tenant, call()) == "200 2 0 1");
  const base::Response refused = call();
  CHECK(outcome(tenant, refused) == "429 2 0 1");
  CHECK(refused.body ==
        R"({"statusCode":429,"error":"Too Many Requests",)"
        R"("message":"Global limit has been reached","errorCode":"too_many_requests"})");
  const base::Response created = tenant.manage("POST", "/api/v2/clients", {{"name", "X"}}, &token);
  CHECK(created.status == 429);
  CHECK(json_of(tenant.manage("GET", "/api/v2/clients")).size() == 2);
  CHECK(outcome(tenant, tenant.manage("GET", "/api/v2/clients")) == "200 (none) (none) (none)");
}

TEST_CASE("requests about tokens come out of the same limits as requests for them") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  REQUIRE(tenant
              .manage("PATCH", "/api/tallygate/v1/settings",
                      {{"introspection", true}, {"revocation", true}})
              .status == 200);
  base::Form about = app.form();
  about.emplace_back("token", "x");
  const auto ask = [&](const char* path) { return outcome(tenant, tenant.post_form(path, about)); };
  CHECK(ask("/oauth/introspect") == "200 (none) (none) (none)");
  set_limit(tenant, "token_of_application", 1, 3);
  CHECK(ask("/oauth/token") == "200 3 2 1");
  CHECK(ask("/oauth/introspect") == "200 3 1 1");
  CHECK(ask("/oauth/revoke") == "200 3 0 1");
  CHECK(ask("/oauth/introspect") == "429 3 0 1");
  CHECK(ask("/oauth/revoke") == "429 3 0 1");
  CHECK(events(tenant, "token_revoked").size() == 1);
  CHECK(events(tenant, "token_introspected").size() == 2);
  CHECK(events(tenant, "api_limit").size() == 1);
  // Who does not prove to be the application takes nothing of its limit, but of the tenant's.
  set_limit(tenant, "token_endpoint", 1, 1);
  about[2].second = "wrong";
  CHECK(ask("/oauth/introspect") == "401 1 0 1");
  CHECK(ask("/oauth/introspect") == "429 1 0 1");
}

TEST_CASE("a rate limit warns at 80 percent and tells of refusals once a minute, not once each") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  set_limit(tenant, "token_endpoint", 1, 5);
  for (int i = 0; i < 20; ++i) tenant.post_form("/oauth/token", app.form());
  const base::Json warnings = events(tenant, "api_limit_warning");
  REQUIRE(warnings.size() == 1);
  CHECK(base::write_json(warnings[0]["details"]["limit"]) ==
        R"({"bucket":"token_endpoint","size":5,"global":true,"usage":4})");
  const base::Json limits = events(tenant, "api_limit");
  REQUIRE(limits.size() == 1);
  CHECK(base::write_json(limits[0]["details"]["limit"]) ==
        R"({"bucket":"token_endpoint","size":5,"global":true,"usage":5,"refused":1})");
  CHECK(events(tenant, "seccft").size() == 5);
  CHECK(events(tenant, "feccft").empty());
  tenant.clock.advance(std::chrono::minutes(1));
  for (int i = 0; i < 6; ++i) tenant.post_form("/oauth/token", app.form());
  const base::Json later = events(tenant, "api_limit");
  REQUIRE(later.size() == 2);
  CHECK(later[0]["details"]["limit"]["refused"] == 15);
}

TEST_CASE("a rate limit must make sense to be taken") {
  TestTenant tenant;
  const auto status = [&](const char* body) {
    return tenant.manage("PATCH", limits_path, *base::parse_json(body)).status;
  };
  CHECK(status(R"({"token_endpoint":{"per_second":0}})") == 400);
  CHECK(status(R"({"token_endpoint":{"burst":5}})") == 400);
  CHECK(status(R"({"token_endpoint":{"per_second":1,"per_minute":5}})") == 400);
  CHECK(status(R"({"token_endpoint":5})") == 400);
  CHECK(status(R"({"everything":{"per_second":1}})") == 400);
  CHECK(status(R"({"token_endpoint":{"per_second":30}})") == 200);
  CHECK(base::write_json(json_of(tenant.manage("GET", limits_path))["token_endpoint"]) ==
        R"({"per_second":30,"burst":30})");
  CHECK(status(R"({"token_endpoint":null})") == 200);
  CHECK(json_of(tenant.manage("GET", limits_path))["token_endpoint"].is_null());
}
