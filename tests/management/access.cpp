#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

// A token of an application that is granted these scopes of the Management API.
std::string token_with(TestTenant& tenant, const base::Json& scopes) {
  const base::Json client = json_of(tenant.manage(
      "POST", "/api/v2/clients", {{"name", "Script"}, {"app_type", "non_interactive"}}));
  const std::string client_id = text_of(client, "client_id");
  tenant.manage("POST", "/api/v2/client-grants",
                {{"client_id", client_id}, {"audience", management_audience}, {"scope", scopes}});
  return text_of(
      json_of(tenant.post_form("/oauth/token", {{"grant_type", "client_credentials"},
                                                {"client_id", client_id},
                                                {"client_secret", text_of(client, "client_secret")},
                                                {"audience", management_audience}})),
      "access_token");
}

}  // namespace

TEST_CASE("the Management API lets nobody in without a token of its own tenant") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string for_orders =
      text_of(json_of(tenant.post_form("/oauth/token", app.form())), "access_token");
  const TestTenant other(foreign_private_key_der());
  std::string broken = tenant.token;
  broken[broken.size() - 20] = broken[broken.size() - 20] == 'A' ? 'B' : 'A';
  struct Case {
    const char* name;
    base::Headers headers;
    int status;
    const char* message;
  };
  const Case cases[] = {
      {"nothing", {}, 401, "Missing authentication"},
      {"another scheme",
       {{"authorization", "Basic abc"}},
       400,
       "Bad HTTP authentication header format"},
      {"no token", {{"authorization", "Bearer"}}, 400, "Bad HTTP authentication header format"},
      {"not a token", {{"authorization", "Bearer abc"}}, 401, "Invalid token"},
      {"a broken signature",
       {{"authorization", "Bearer " + broken}},
       401,
       "Invalid signature received for JSON Web Token validation"},
      {"a token for another API",
       {{"authorization", "Bearer " + for_orders}},
       401,
       "Bad audience: the token was not issued for the Management API of this tenant"},
      {"a token of another tenant",
       {{"authorization", "Bearer " + other.token}},
       401,
       "Invalid signature received for JSON Web Token validation"},
  };
  for (const Case& one : cases) {
    INFO(one.name);
    base::Request request;
    request.target = "/api/v2/clients";
    request.headers = one.headers;
    const base::Response response = tenant.send(request);
    CHECK(response.status == one.status);
    CHECK(json_of(response)["message"] == one.message);
  }
  tenant.clock.advance(std::chrono::hours(2));
  const base::Response expired = tenant.manage("GET", "/api/v2/clients");
  CHECK(expired.status == 401);
  CHECK(json_of(expired)["message"] == "Expired token received for JSON Web Token validation");
}

TEST_CASE("a caller may do what its scopes say and nothing else") {
  TestTenant tenant;
  const std::string token = token_with(tenant, base::Json::array({"read:clients"}));
  CHECK(tenant.manage("GET", "/api/v2/clients", nullptr, &token).status == 200);
  struct Case {
    const char* method;
    const char* target;
    const char* scopes;
  };
  const Case cases[] = {
      {"POST", "/api/v2/clients", "create:clients"},
      {"PATCH", "/api/v2/clients/x", "update:clients,update:client_keys,update:client_credentials"},
      {"DELETE", "/api/v2/clients/x", "delete:clients"},
      {"POST", "/api/v2/clients/x/rotate-secret", "update:client_keys"},
      {"GET", "/api/v2/resource-servers", "read:resource_servers"},
      {"GET", "/api/v2/client-grants", "read:client_grants"},
      {"GET", "/api/v2/logs", "read:logs,read:logs_users"},
      {"GET", "/api/tallygate/v1/usage", "read:stats"},
      {"GET", "/api/v2/rules", "read:rules"},
      {"DELETE", "/api/v2/email-templates/x", "delete:email_templates"},
  };
  for (const Case& one : cases) {
    INFO(one.target);
    const base::Response response = tenant.manage(one.method, one.target, nullptr, &token);
    CHECK(response.status == 403);
    CHECK(json_of(response)["message"] ==
          std::string("Insufficient scope, expected any of: ") + one.scopes);
    CHECK(json_of(response)["errorCode"] == "insufficient_scope");
  }
}

TEST_CASE("secrets are shown only to callers with a scope for them") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string path = "/api/v2/clients/" + app.client_id;
  const std::string reader = token_with(tenant, base::Json::array({"read:clients"}));
  const std::string keys = token_with(tenant, base::Json::array({"read:client_keys"}));
  const std::string creds = token_with(tenant, base::Json::array({"read:client_credentials"}));
  CHECK(!json_of(tenant.manage("GET", path, nullptr, &reader)).contains("client_secret"));
  CHECK(json_of(tenant.manage("GET", path, nullptr, &keys))["client_secret"] == app.client_secret);
  const base::Json narrow = json_of(tenant.manage("GET", path, nullptr, &creds));
  CHECK(narrow["client_secret"] == app.client_secret);
  CHECK(!narrow.contains("grant_types"));
}

TEST_CASE("a body that is no JSON object is refused, a form is taken") {
  TestTenant tenant;
  base::Request request;
  request.method = "POST";
  request.target = "/api/v2/clients";
  request.headers = {{"authorization", "Bearer " + tenant.token},
                     {"content-type", "application/json"}};
  for (const char* body : {"{", "[]", "7", "{\"name\":\"a\",\"name\":\"b\"}"}) {
    INFO(body);
    request.body = body;
    CHECK(tenant.send(request).status == 400);
  }
  request.headers.set("content-type", "application/x-www-form-urlencoded");
  request.body = "name=From+a+form";
  CHECK(json_of(tenant.send(request))["name"] == "From a form");
  CHECK(tenant.manage("GET", "/api/v2/clients/%zz").status == 400);
}
