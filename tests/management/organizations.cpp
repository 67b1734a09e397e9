#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

const std::string organizations_path = "/api/v2/organizations";

std::string made(TestTenant& tenant, const base::Json& body) {
  return text_of(json_of(tenant.manage("POST", organizations_path, body)), "id");
}

}  // namespace

TEST_CASE("an organization is created, found by id and by name, changed and removed") {
  TestTenant tenant;
  const base::Response created =
      tenant.manage("POST", organizations_path, {{"name", "acme"}, {"display_name", "Acme Inc."}});
  CHECK(created.status == 201);
  const base::Json organization = json_of(created);
  const std::string id = text_of(organization, "id");
  CHECK(id.size() == 20);
  CHECK(id.starts_with("org_"));
  CHECK(organization == base::Json({{"id", id}, {"name", "acme"}, {"display_name", "Acme Inc."}}));
  CHECK(json_of(tenant.manage("GET", organizations_path + "/" + id)) == organization);
  CHECK(json_of(tenant.manage("GET", organizations_path + "/name/acme")) == organization);

  const base::Json quota = {{"client_credentials", {{"enforce", false}, {"per_day", 100}}}};
  const base::Json more = {{"display_name", "Acme"},
                           {"metadata", {{"tier", "gold"}}},
                           {"branding", {{"logo_url", "https://acme.example/logo.png"}}},
                           {"token_quota", quota}};
  const base::Json changed = json_of(tenant.manage("PATCH", organizations_path + "/" + id, more));
  CHECK(changed["name"] == "acme");
  CHECK(changed["display_name"] == "Acme");
  CHECK(changed["metadata"] == more["metadata"]);
  CHECK(changed["branding"] == more["branding"]);
  CHECK(changed["token_quota"] == quota);
  tenant.open();
  CHECK(json_of(tenant.manage("GET", organizations_path + "/" + id)) == changed);
  const base::Json less = json_of(tenant.manage(
      "PATCH", organizations_path + "/" + id,
      {{"metadata", base::Json::object()}, {"token_quota", nullptr}, {"branding", nullptr}}));
  CHECK(less == base::Json({{"id", id}, {"name", "acme"}, {"display_name", "Acme"}}));

  CHECK(tenant.manage("DELETE", organizations_path + "/" + id).status == 204);
  CHECK(tenant.manage("DELETE", organizations_path + "/" + id).status == 204);
  for (const std::string& gone :
       {organizations_path + "/" + id, organizations_path + "/name/acme"}) {
    const base::Response response = tenant.manage("GET", gone);
    CHECK(response.status == 404);
    CHECK(json_of(response)["message"] == "No organization found by that id or name");
  }
}

TEST_CASE("an organization's name is unique and written in small letters, digits, - and _") {
  TestTenant tenant;
  made(tenant, {{"name", "acme"}});
  const std::string other = made(tenant, {{"name", "globex"}});
  CHECK(json_of(tenant.manage("GET", organizations_path + "/name/globex"))["display_name"] ==
        "globex");
  const base::Response same = tenant.manage("POST", organizations_path, {{"name", "acme"}});
  CHECK(same.status == 409);
  CHECK(json_of(same)["message"] == "An organization with this name already exists.");
  CHECK(tenant.manage("PATCH", organizations_path + "/" + other, {{"name", "acme"}}).status == 409);
  CHECK(tenant.manage("PATCH", organizations_path + "/" + other, {{"name", "globex"}}).status ==
        200);
  struct Case {
    base::Json body;
    const char* message;
  };
  base::Json many;
  for (int i = 0; i < 26; ++i) many["key" + std::to_string(i)] = "value";
  const Case cases[] = {
      {base::Json::object(), "'Missing required property: name'."},
      {{{"name", "Acme"}},
       "'String does not match pattern: ^[a-z0-9][a-z0-9_-]*$' on property name."},
      {{{"name", "-a"}},
       "'String does not match pattern: ^[a-z0-9][a-z0-9_-]*$' on property name."},
      {{{"name", std::string(51, 'a')}},
       "'String is too long (51 chars), maximum 50' on property name."},
      {{{"name", "a"}, {"metadata", many}},
       "'Too many properties defined (26), maximum 25' on property metadata."},
      {{{"name", "a"}, {"branding", "red"}},
       "'Expected type object but found type string' on property branding."},
      {{{"name", "a"}, {"enabled_connections", base::Json::array({{{"connection_id", "con_1"}}})}},
       "'This server has no connections' on property enabled_connections."},
      {{{"name", "a"}, {"members", 1}}, "'Additional properties not allowed: members'."},
  };
  for (const Case& one : cases) {
    INFO(one.message);
    const base::Response response = tenant.manage("POST", organizations_path, one.body);
    CHECK(response.status == 400);
    CHECK(json_of(response)["message"] == std::string("Payload validation error: ") + one.message);
  }
}

TEST_CASE("organizations page by number and by checkpoint, past the end too") {
  TestTenant tenant;
  for (int i = 0; i < 5; ++i) made(tenant, {{"name", "org" + std::to_string(i)}});
  CHECK(json_of(tenant.manage("GET", organizations_path)).size() == 5);
  const base::Json page =
      json_of(tenant.manage("GET", organizations_path + "?page=1&per_page=2&include_totals=true"));
  CHECK(page["total"] == 5);
  CHECK(page["start"] == 2);
  CHECK(page["limit"] == 2);
  CHECK(page["organizations"][0]["name"] == "org2");
  CHECK(json_of(tenant.manage("GET", organizations_path + "?page=9&per_page=2")).empty());
  std::vector<std::string> names;
  std::string target = organizations_path + "?include_totals=true&take=2";
  for (std::string next; next != "(no next)";
       target = organizations_path + "?take=2&from=" + next) {
    const base::Json part = json_of(tenant.manage("GET", target));
    for (const base::Json& one : part["organizations"]) names.push_back(text_of(one, "name"));
    next = text_of(part, "next");
  }
  CHECK(names == std::vector<std::string>{"org0", "org1", "org2", "org3", "org4"});
}

TEST_CASE("client grants are associated with an organization, listed and taken away") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string id = made(tenant, {{"name", "acme"}});
  const std::string grants = organizations_path + "/" + id + "/client-grants";
  CHECK(json_of(tenant.manage("GET", grants + "?include_totals=true&per_page=50")) ==
        base::Json(
            {{"total", 0}, {"start", 0}, {"limit", 50}, {"client_grants", base::Json::array()}}));
  const base::Response added = tenant.manage("POST", grants, {{"grant_id", app.grant_id}});
  CHECK(added.status == 201);
  CHECK(json_of(added)["grant_id"] == app.grant_id);
  CHECK(json_of(added)["client_id"] == app.client_id);
  CHECK(json_of(added)["audience"] == app.audience);
  CHECK(json_of(added)["scope"] == base::Json::array({"read:orders"}));

  const base::Json listed = json_of(tenant.manage("GET", grants));
  REQUIRE(listed.size() == 1);
  CHECK(listed[0] == json_of(tenant.manage("GET", "/api/v2/client-grants/" + app.grant_id)));
  CHECK(json_of(tenant.manage("GET", grants + "?client_id=" + app.client_id)).size() == 1);
  CHECK(json_of(tenant.manage("GET", grants + "?client_id=other")).empty());
  CHECK(json_of(tenant.manage("GET", grants + "?audience=other")).empty());
  const base::Json organizations =
      json_of(tenant.manage("GET", "/api/v2/client-grants/" + app.grant_id + "/organizations"));
  REQUIRE(organizations.size() == 1);
  CHECK(organizations[0]["id"] == id);

  CHECK(tenant.manage("POST", grants, {{"grant_id", app.grant_id}}).status == 409);
  CHECK(tenant.manage("POST", grants, {{"grant_id", "cgr_none"}}).status == 404);
  CHECK(tenant.manage("POST", grants, base::Json::object()).status == 400);
  CHECK(tenant
            .manage("POST", organizations_path + "/org_none/client-grants",
                    {{"grant_id", app.grant_id}})
            .status == 404);
  CHECK(tenant.manage("DELETE", grants + "/" + app.grant_id).status == 204);
  CHECK(tenant.manage("DELETE", grants + "/" + app.grant_id).status == 204);
  CHECK(json_of(tenant.manage("GET", grants)).empty());

  tenant.manage("POST", grants, {{"grant_id", app.grant_id}});
  tenant.manage("DELETE", "/api/v2/client-grants/" + app.grant_id);
  tenant.open();
  CHECK(json_of(tenant.manage("GET", grants)).empty());
}

TEST_CASE("what organizations have of users and connections is empty, in the shape of Auth0") {
  TestTenant tenant;
  const std::string id = made(tenant, {{"name", "acme"}});
  struct Case {
    std::string target, answer;
  };
  const Case cases[] = {
      {organizations_path + "/" + id + "/enabled_connections", "[]"},
      {organizations_path + "/" + id + "/enabled_connections?include_totals=true&per_page=10",
       R"({"total":0,"start":0,"limit":10,"enabled_connections":[]})"},
      {organizations_path + "/" + id + "/connections?page=0&include_totals=true",
       R"({"total":0,"start":0,"limit":50,"connections":[]})"},
      {organizations_path + "/" + id + "/members?take=50", R"({"members":[]})"},
      {organizations_path + "/" + id + "/invitations", "[]"},
      {organizations_path + "/" + id + "/discovery-domains", R"({"domains":[]})"},
      {organizations_path + "/" + id + "/clients", R"({"clients":[]})"},
      {"/api/v2/connections?include_totals=true&take=50&strategy=auth0", R"({"connections":[]})"},
  };
  for (const Case& one : cases) {
    INFO(one.target);
    const base::Response response = tenant.manage("GET", one.target);
    CHECK(response.status == 200);
    CHECK(response.body == one.answer);
  }
  CHECK(tenant.manage("GET", organizations_path + "/org_none/members").status == 404);
  CHECK(tenant.manage("POST", organizations_path + "/" + id + "/members", base::Json::object())
            .status == 403);
}
