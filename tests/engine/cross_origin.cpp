#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

std::string field(const base::Response& response, const std::string& name) {
  const std::string* value = response.headers.find(name);
  return value ? *value : "";
}

// Asks as the browser of a page of that origin does.
base::Response ask(TestTenant& tenant, const std::string& method, const std::string& target,
                   const std::string& origin, const base::Headers& more = {}) {
  base::Request request;
  request.method = method;
  request.target = target;
  request.headers = more;
  request.headers.add("Origin", origin);
  return tenant.send(request);
}

base::Response preflight(TestTenant& tenant, const std::string& target, const std::string& origin) {
  return ask(tenant, "OPTIONS", target, origin, {{"Access-Control-Request-Method", "POST"}});
}

void allow(TestTenant& tenant, const std::string& client_id, const char* member,
           std::initializer_list<const char*> origins) {
  base::Json list = base::Json::array();
  for (const char* origin : origins) list.push_back(origin);
  const base::Json change = {{member, list}};
  REQUIRE(tenant.manage("PATCH", "/api/v2/clients/" + client_id, change).status == 200);
}

}  // namespace

TEST_CASE("no page of another origin may call a tenant until an application allows it") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string origin = "https://app.example.com";
  for (const std::string target : {"/oauth/token", "/api/v2/clients", "/admin/session"}) {
    INFO(target);
    CHECK(field(preflight(tenant, target, origin), "access-control-allow-origin").empty());
    CHECK(field(ask(tenant, "POST", target, origin), "access-control-allow-origin").empty());
  }
  allow(tenant, app.client_id, "allowed_origins", {"https://app.example.com"});
  for (const std::string target : {"/oauth/token", "/api/v2/clients", "/api/tallygate/v1/usage"}) {
    INFO(target);
    const auto asked = preflight(tenant, target, origin);
    CHECK(asked.status == 204);
    CHECK(field(asked, "access-control-allow-origin") == origin);
    CHECK(field(asked, "access-control-allow-methods") == "GET, POST, PUT, PATCH, DELETE");
    CHECK(field(asked, "access-control-allow-headers").find("authorization") != std::string::npos);
    CHECK(field(asked, "access-control-allow-credentials").empty());
    const auto answered = ask(tenant, "POST", target, origin);
    CHECK(answered.status >= 400);
    CHECK(field(answered, "access-control-allow-origin") == origin);
    CHECK(field(answered, "access-control-expose-headers").find("retry-after") !=
          std::string::npos);
    CHECK(field(answered, "vary").find("origin") != std::string::npos);
  }
  CHECK(preflight(tenant, "/admin/session", origin).status != 204);
  CHECK(
      field(ask(tenant, "POST", "/admin/session", origin), "access-control-allow-origin").empty());
  tenant.manage("DELETE", "/api/v2/clients/" + app.client_id);
  CHECK(preflight(tenant, "/oauth/token", origin).status != 204);
}

TEST_CASE("an origin is what Auth0 takes for one") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  allow(tenant, app.client_id, "allowed_origins",
        {"https://one.example/path?q#h", "https://*.wild.example", "http://localhost:3000",
         "https://port.example:443"});
  allow(tenant, app.client_id, "callbacks", {"https://back.example/callback"});
  struct Case {
    std::string origin;
    bool is_allowed;
  };
  const Case cases[] = {
      {"https://one.example", true},
      {"https://ONE.example", true},
      {"http://one.example", false},
      {"https://one.example:8443", false},
      {"https://a.wild.example", true},
      {"https://wild.example", false},
      {"https://a.b.wild.example", false},
      {"https://*.wild.example", false},
      {"https://awild.example", false},
      {"http://localhost:3000", true},
      {"http://localhost", false},
      {"https://port.example", true},
      {"https://back.example", true},
      {"https://one.example.evil.test", false},
      {"null", false},
      {"", false},
      {"*", false},
  };
  for (const Case& one : cases) {
    INFO(one.origin);
    CHECK((preflight(tenant, "/oauth/token", one.origin).status == 204) == one.is_allowed);
  }
  allow(tenant, app.client_id, "allowed_origins", {});
  CHECK(preflight(tenant, "/oauth/token", "https://one.example").status != 204);
  CHECK(preflight(tenant, "/oauth/token", "https://back.example").status == 204);
  tenant.open();
  CHECK(preflight(tenant, "/oauth/token", "https://back.example").status == 204);
}
