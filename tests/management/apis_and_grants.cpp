#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

std::string message_of(const base::Response& response) {
  return text_of(json_of(response), "message");
}

}  // namespace

TEST_CASE("an API created with nothing but an identifier has exactly Auth0's recorded members") {
  TestTenant tenant;
  const base::Response response =
      tenant.manage("POST", "/api/v2/resource-servers", {{"identifier", "https://orders.example"}});
  CHECK(response.status == 201);
  base::Json api = json_of(response);
  CHECK(text_of(api, "id").size() == 24);
  api.erase("id");
  CHECK(base::write_json(api) ==
        R"({"identifier":"https://orders.example","allow_offline_access":false,)"
        R"("skip_consent_for_verifiable_first_party_clients":false,)"
        R"("subject_type_authorization":{"user":{"policy":"allow_all"},)"
        R"("client":{"policy":"require_client_grant"}},)"
        R"("token_lifetime":86400,"token_lifetime_for_web":7200,"signing_alg":"RS256"})");
}

TEST_CASE("what is wrong with an API's settings is said, and nothing is created") {
  TestTenant tenant;
  const auto scope = [](const base::Json& value) { return base::Json::array({value}); };
  struct Case {
    base::Json body;
    int status;
    const char* part;
  };
  const Case cases[] = {
      {{{"name", "a"}}, 400, "Missing required property: identifier"},
      {{{"identifier", ""}}, 400, "too short"},
      {{{"identifier", std::string(601, 'a')}}, 400, "too long"},
      {{{"identifier", "a"}, {"signing_alg", "none"}}, 400, "No enum match for: none"},
      {{{"identifier", "a"}, {"token_lifetime", 2592001}}, 400, "greater than maximum 2592000"},
      {{{"identifier", "a"}, {"token_lifetime", -1}}, 400, "less than minimum 0"},
      {{{"identifier", "a"}, {"token_lifetime", 1.5}}, 400, "Expected type integer"},
      {{{"identifier", "a"}, {"token_lifetime", 60}, {"token_lifetime_for_web", 61}},
       400,
       "must not exceed"},
      {{{"identifier", "a"}, {"signing_alg", "HS256"}, {"signing_secret", "short"}},
       400,
       "too short"},
      {{{"identifier", "a"}, {"scopes", scope({{"value", "read orders"}})}}, 400, "without spaces"},
      {{{"identifier", "a"}, {"scopes", scope({{"description", "no value"}})}},
       400,
       "Missing required property: value"},
      {{{"identifier", "a"}, {"scopes", base::Json::array({{{"value", "r"}}, {{"value", "r"}}})}},
       400,
       "indexes 0 and 1"},
      {{{"identifier", "a"}, {"id", "chosen"}}, 400, "Additional properties not allowed: id"},
      {{{"identifier", management_audience}}, 409, "same identifier already exists"},
  };
  for (const Case& one : cases) {
    INFO(one.part);
    const base::Response response = tenant.manage("POST", "/api/v2/resource-servers", one.body);
    CHECK(response.status == one.status);
    CHECK(message_of(response).find(one.part) != std::string::npos);
  }
  CHECK(json_of(tenant.manage("GET", "/api/v2/resource-servers")).size() == 1);
}

TEST_CASE("an API is found by its id and by its identifier, however the slashes are encoded") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  for (const std::string& id : {app.api_id, std::string("https:%2F%2Forders.example%2Fapi"),
                                std::string("https%3A%2F%2Forders.example%2Fapi")}) {
    INFO(id);
    CHECK(json_of(tenant.manage("GET", "/api/v2/resource-servers/" + id))["id"] == app.api_id);
  }
  CHECK(tenant.manage("GET", "/api/v2/resource-servers/nothing").body ==
        R"({"statusCode":404,"error":"Not Found","message":"The resource server does not exist",)"
        R"("errorCode":"inexistent_resource_server"})");
  const base::Json found = json_of(tenant.manage(
      "GET", "/api/v2/resource-servers?identifiers=https%3A%2F%2Forders.example%2Fapi"));
  CHECK(found.size() == 1);
}

TEST_CASE("the Management API is there from the start with 273 scopes, and cannot be taken away") {
  TestTenant tenant;
  const base::Json apis = json_of(tenant.manage("GET", "/api/v2/resource-servers"));
  REQUIRE(apis.size() == 1);
  CHECK(apis[0]["name"] == "Auth0 Management API");
  CHECK(apis[0]["identifier"] == management_audience);
  CHECK(apis[0]["is_system"] == true);
  CHECK(apis[0]["scopes"].size() == 273);
  bool described = false;
  for (const base::Json& scope : apis[0]["scopes"]) {
    if (scope["value"] == "read:client_grants") {
      described = scope["description"] == "Read Client Grants";
    }
  }
  CHECK(described);
  const std::string path = "/api/v2/resource-servers/" + text_of(apis[0], "id");
  CHECK(message_of(tenant.manage("DELETE", path)) == "System resource servers cannot be deleted");
  CHECK(message_of(tenant.manage("PATCH", path, {{"name", "Mine"}})) ==
        "System resource servers cannot be patched");
  CHECK(tenant.manage("PATCH", path, {{"token_lifetime", 3600}}).status == 200);
}

TEST_CASE("deleting an API takes its grants along, and deleting it twice is no error") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string path = "/api/v2/resource-servers/" + app.api_id;
  CHECK(tenant.manage("DELETE", path).status == 204);
  CHECK(tenant.manage("DELETE", path).status == 204);
  CHECK(tenant.manage("DELETE", "/api/v2/client-grants/" + app.grant_id).status == 204);
  CHECK(json_of(tenant.manage("GET", "/api/v2/client-grants")).empty());
}

TEST_CASE("a client grant is answered with all its members, and changed in part") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string path = "/api/v2/client-grants/" + app.grant_id;
  CHECK(app.grant_id.size() == 20);
  CHECK(tenant.manage("GET", path).body ==
        R"({"id":")" + app.grant_id + R"(","client_id":")" + app.client_id +
            R"(","audience":"https://orders.example/api","scope":["read:orders"],)"
            R"("subject_type":"client","organization_usage":"deny",)"
            R"("allow_any_organization":false})");
  CHECK(json_of(tenant.manage("PATCH", path, {{"scope", base::Json::array()}}))["scope"].empty());
  base::Json grant = json_of(tenant.manage("PATCH", path, {{"allow_all_scopes", true}}));
  CHECK(!grant.contains("scope"));
  const base::Json token = json_of(tenant.post_form("/oauth/token", app.form()));
  CHECK(token["scope"] == "read:orders write:orders");
  grant = json_of(
      tenant.manage("PATCH", path, {{"allow_all_scopes", false}, {"scope", base::Json::array()}}));
  CHECK(grant["scope"].empty());
  CHECK(grant["allow_all_scopes"] == false);
}

TEST_CASE("a client grant that makes no sense is refused with the reason") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  struct Case {
    const char* method;
    std::string target;
    base::Json body;
    int status;
    const char* message;
  };
  const std::string grants = "/api/v2/client-grants";
  const std::string subset =
      "Payload validation error: scope must be a subset of resource server scopes";
  const Case cases[] = {
      {"POST",
       grants,
       {{"client_id", app.client_id}},
       400,
       "Payload validation error: 'Missing required property: audience'."},
      {"POST",
       grants,
       {{"client_id", "nobody"}, {"audience", app.audience}},
       404,
       "The client does not exist"},
      {"POST",
       grants,
       {{"client_id", app.client_id}, {"audience", "nothing"}},
       404,
       "Resource server not found"},
      {"POST",
       grants,
       {{"client_id", app.client_id}, {"audience", app.audience}},
       409,
       "A client grant for this application and this API already exists."},
      {"POST",
       grants,
       {{"client_id", app.client_id},
        {"audience", management_audience},
        {"allow_all_scopes", true}},
       400,
       "`allow_all_scopes` cannot be provided when `audience` is a system API"},
      {"POST",
       grants,
       {{"client_id", app.client_id},
        {"audience", management_audience},
        {"scope", base::Json::array({"read:nothing"})}},
       400,
       subset.c_str()},
      {"PATCH",
       grants + "/" + app.grant_id,
       {{"scope", base::Json::array({"delete:orders"})}},
       400,
       subset.c_str()},
      {"PATCH", grants + "/" + app.grant_id, base::Json::object(), 400,
       "Payload validation error: 'Too few properties defined (0), minimum 1'."},
      {"PATCH",
       grants + "/" + app.grant_id,
       {{"audience", "b"}},
       400,
       "Payload validation error: 'Additional properties not allowed: audience'."},
      {"PATCH",
       grants + "/cgr_none",
       {{"scope", base::Json::array()}},
       404,
       "The client grant does not exist."},
      {"GET", grants + "/cgr_none", nullptr, 404, "The grant does not exist."},
  };
  for (const Case& one : cases) {
    INFO(one.message);
    const base::Response response = tenant.manage(one.method, one.target, one.body);
    CHECK(response.status == one.status);
    CHECK(message_of(response) == one.message);
  }
}

TEST_CASE("client grants are listed by application and by API, with totals in Auth0's order") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  tenant.engine->first_application();
  const auto list = [&](const std::string& query) {
    return tenant.manage("GET", "/api/v2/client-grants?" + query);
  };
  CHECK(json_of(list("")).size() == 2);
  CHECK(json_of(list("client_id=" + app.client_id)).size() == 1);
  CHECK(json_of(list("audience=" + base::percent_encode(management_audience))).size() == 1);
  CHECK(list("client_id=nobody&include_totals=true").body ==
        R"({"total":0,"start":0,"limit":50,"client_grants":[]})");
}
