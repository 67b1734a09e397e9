#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

TEST_CASE("an application created with nothing but a name has Auth0's recorded defaults") {
  TestTenant tenant;
  const base::Response response = tenant.manage("POST", "/api/v2/clients", {{"name", "Smallest"}});
  CHECK(response.status == 201);
  const base::Json client = json_of(response);
  CHECK(text_of(client, "client_id").size() == 32);
  CHECK(text_of(client, "client_secret").size() == 64);
  CHECK(client["is_first_party"] == true);
  CHECK(client["oidc_conformant"] == false);
  CHECK(client["sso_disabled"] == false);
  CHECK(client["cross_origin_authentication"] == false);
  CHECK(client["custom_login_page_on"] == true);
  CHECK(client["is_token_endpoint_ip_header_trusted"] == false);
  CHECK(client["callback_url_template"] == false);
  CHECK(client["global"] == false);
  CHECK(client["grant_types"] == base::Json::array({"authorization_code", "implicit",
                                                    "refresh_token", "client_credentials"}));
  CHECK(client["jwt_configuration"] ==
        base::Json({{"lifetime_in_seconds", 36000}, {"secret_encoded", false}}));
  CHECK(client["refresh_token"]["token_lifetime"] == 2592000);
  CHECK(!client.contains("token_endpoint_auth_method"));
  CHECK(!client.contains("app_type"));
}

TEST_CASE(
    "what is wrong with an application's settings is said in the words of the Management API") {
  TestTenant tenant;
  struct Case {
    base::Json body;
    const char* message;
  };
  base::Json eleven;
  for (int i = 0; i < 11; ++i) eleven["key" + std::to_string(i)] = "value";
  const Case cases[] = {
      {base::Json::object(), "'Missing required property: name'."},
      {{{"name", ""}}, "'String is too short (0 chars), minimum 1' on property name."},
      {{{"name", "<b>"}}, "'String does not match pattern ^[^<>]+$: <b>' on property name."},
      {{{"name", 7}}, "'Expected type string but found type integer' on property name."},
      {{{"name", "a"}, {"colour", "red"}}, "'Additional properties not allowed: colour'."},
      {{{"name", "a"}, {"description", std::string(141, 'x')}},
       "'String is too long (141 chars), maximum 140' on property description."},
      {{{"name", "a"}, {"app_type", "toaster"}},
       "'No enum match for: toaster' on property app_type."},
      {{{"name", "a"}, {"token_endpoint_auth_method", "magic"}},
       "'No enum match for: magic' on property token_endpoint_auth_method."},
      {{{"name", "a"}, {"callbacks", base::Json::array({"https://a", "https://a"})}},
       "'Array items are not unique (indexes 0 and 1)' on property callbacks."},
      {{{"name", "a"}, {"is_first_party", "yes"}},
       "'Expected type boolean but found type string' on property is_first_party."},
      {{{"name", "a"}, {"client_metadata", eleven}},
       "'Too many properties defined (11), maximum 10' on property client_metadata."},
      {{{"name", "a"}, {"client_id", "chosen"}}, "'Additional properties not allowed: client_id'."},
  };
  for (const Case& one : cases) {
    INFO(one.body);
    const base::Response response = tenant.manage("POST", "/api/v2/clients", one.body);
    CHECK(response.status == 400);
    const base::Json body = json_of(response);
    CHECK(body["message"] == std::string("Payload validation error: ") + one.message);
    CHECK(body["errorCode"] == "invalid_body");
    CHECK(body["error"] == "Bad Request");
    CHECK(body["statusCode"] == 400);
  }
  CHECK(json_of(tenant.manage("GET", "/api/v2/clients?is_global=false")).empty());
}

TEST_CASE("an application's settings can be changed one at a time, and taken back with null") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string path = "/api/v2/clients/" + app.client_id;
  const base::Response response =
      tenant.manage("PATCH", path,
                    {{"description", "Sends invoices"},
                     {"client_metadata", {{"team", "billing"}, {"tier", "1"}}},
                     {"callbacks", base::Json::array({"https://a.example/cb"})},
                     {"jwt_configuration", {{"alg", "RS256"}, {"lifetime_in_seconds", 60}}}});
  CHECK(response.status == 200);
  base::Json client = json_of(tenant.manage("GET", path));
  CHECK(client["description"] == "Sends invoices");
  CHECK(client["name"] == "Billing service");
  CHECK(client["jwt_configuration"]["alg"] == "RS256");
  tenant.manage("PATCH", path,
                {{"description", nullptr},
                 {"token_endpoint_auth_method", nullptr},
                 {"client_metadata", {{"tier", nullptr}}}});
  client = json_of(tenant.manage("GET", path));
  CHECK(!client.contains("description"));
  CHECK(!client.contains("token_endpoint_auth_method"));
  CHECK(client["client_metadata"] == base::Json({{"team", "billing"}}));
}

TEST_CASE("after its secret is rotated an application gets tokens with the new one only") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const base::Response response =
      tenant.manage("POST", "/api/v2/clients/" + app.client_id + "/rotate-secret");
  CHECK(response.status == 200);
  const std::string secret = text_of(json_of(response), "client_secret");
  CHECK(secret != app.client_secret);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 401);
  base::Form form = app.form();
  form[2].second = secret;
  CHECK(tenant.post_form("/oauth/token", form).status == 200);
}

TEST_CASE("deleting an application takes its grants along, and deleting it twice is no error") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string path = "/api/v2/clients/" + app.client_id;
  const base::Response response = tenant.manage("DELETE", path);
  CHECK(response.status == 204);
  CHECK(response.body.empty());
  CHECK(tenant.manage("DELETE", path).status == 204);
  CHECK(json_of(tenant.manage("GET", "/api/v2/client-grants")).empty());
  const base::Response gone = tenant.manage("GET", path);
  CHECK(gone.status == 404);
  CHECK(gone.body ==
        R"({"statusCode":404,"error":"Not Found","message":"The client does not exist",)"
        R"("errorCode":"inexistent_client"})");
}

TEST_CASE("applications are listed by page, by checkpoint, by type and by field") {
  TestTenant tenant;
  for (int i = 0; i < 5; ++i) {
    tenant.manage(
        "POST", "/api/v2/clients",
        {{"name", "app " + std::to_string(i)}, {"app_type", i < 3 ? "non_interactive" : "spa"}});
  }
  const auto list = [&](const std::string& query) {
    return json_of(tenant.manage("GET", "/api/v2/clients?is_global=false&" + query));
  };
  CHECK(list("").size() == 5);
  CHECK(list("per_page=2&page=2")[0]["name"] == "app 4");
  CHECK(list("per_page=2&page=3").empty());
  const base::Json totals = list("per_page=2&page=1&include_totals=true");
  CHECK(totals["total"] == 5);
  CHECK(totals["start"] == 2);
  CHECK(totals["limit"] == 2);
  CHECK(totals["clients"][0]["name"] == "app 2");
  CHECK(totals.begin().key() == "total");
  CHECK(list("app_type=spa,native").size() == 2);
  const base::Json global = json_of(tenant.manage("GET", "/api/v2/clients?is_global=true"));
  REQUIRE(global.size() == 1);
  CHECK(global[0]["name"] == "All Applications");
  CHECK(json_of(tenant.manage("GET", "/api/v2/clients")).size() == 6);
  CHECK(list("fields=name")[0] == base::Json({{"name", "app 0"}}));
  CHECK(!list("fields=client_secret&include_fields=false")[0].contains("client_secret"));

  const base::Json first = list("take=3");
  CHECK(first["clients"].size() == 3);
  const base::Json rest = list("take=3&from=" + text_of(first, "next"));
  CHECK(rest["clients"][0]["name"] == "app 3");
  CHECK(!rest.contains("next"));

  for (const char* query : {"per_page=101", "per_page=0", "page=-1", "take=many"}) {
    INFO(query);
    const base::Response bad = tenant.manage("GET", std::string("/api/v2/clients?") + query);
    CHECK(bad.status == 400);
    CHECK(json_of(bad)["errorCode"] == "invalid_query_string");
  }
}
