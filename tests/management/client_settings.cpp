#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

std::string path_of_new_client(TestTenant& tenant, base::Json body) {
  body["name"] = "Settings";
  const base::Response response = tenant.manage("POST", "/api/v2/clients", body);
  INFO(response.body);
  REQUIRE(response.status == 201);
  return "/api/v2/clients/" + text_of(json_of(response), "client_id");
}

// A token of an application that is granted these scopes of the Management API.
std::string token_for(TestTenant& tenant, const base::Json& scopes) {
  const base::Json client = json_of(tenant.manage("POST", "/api/v2/clients", {{"name", "Script"}}));
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

TEST_CASE("every setting that Auth0 knows comes back as it was written") {
  TestTenant tenant;
  const base::Json sent = base::parse_json(R"({
    "description": "All of it", "logo_uri": "https://a.example/logo.png",
    "app_type": "non_interactive", "token_endpoint_auth_method": "client_secret_basic",
    "grant_types": ["client_credentials"], "is_first_party": false, "oidc_conformant": true,
    "callbacks": ["https://a.example/cb"], "allowed_logout_urls": ["https://a.example/out"],
    "web_origins": ["https://a.example"], "allowed_origins": ["https://b.example"],
    "allowed_clients": ["abc"], "client_aliases": ["alias"],
    "jwt_configuration": {"alg": "RS256", "lifetime_in_seconds": 60, "secret_encoded": true,
                          "scopes": {"a": 1}},
    "client_metadata": {"team": "billing"}, "sso_disabled": true,
    "cross_origin_authentication": true, "custom_login_page_on": false,
    "is_token_endpoint_ip_header_trusted": true, "require_proof_of_possession": true,
    "token_quota": {"client_credentials": {"enforce": false, "per_day": 50, "per_hour": 10}},
    "addons": {"samlp": {"audience": "urn:x"}}, "mobile": {"ios": {"team_id": "T"}},
    "oidc_logout": {"backchannel_logout_urls": ["https://a.example/bc"]},
    "session_transfer": {"can_create_session_transfer_token": false},
    "encryption_key": {"pub": "P", "cert": "C", "subject": "S"}, "sso": true,
    "cross_origin_loc": "https://a.example/loc", "custom_login_page": "<html></html>",
    "form_template": "<form></form>", "initiate_login_uri": "https://a.example/login",
    "native_social_login": {"apple": {"enabled": true}}, "fedcm_login": {"google": {}},
    "organization_usage": "require", "organization_require_behavior": "no_prompt",
    "organization_discovery_methods": ["email"], "require_pushed_authorization_requests": true,
    "signed_request_object": {"required": false}, "compliance_level": "none",
    "skip_non_verifiable_callback_uri_confirmation_prompt": true,
    "token_exchange": {"allow_any_profile_of_type": ["custom_authentication"]},
    "par_request_expiry": 30, "express_configuration": {"x": 1},
    "my_organization_configuration": {"allowed_strategies": ["oidc"]},
    "async_approval_notification_channels": ["email"],
    "third_party_security_mode": "strict", "redirection_policy": "allow_always"})")
                              .value();
  const std::string path = path_of_new_client(tenant, sent);
  const base::Json client = json_of(tenant.manage("GET", path));
  for (auto at = sent.begin(); at != sent.end(); ++at) {
    INFO(at.key());
    // Members may stand in another order.
    CHECK(nlohmann::json(client.value(at.key(), base::Json())) == nlohmann::json(at.value()));
  }
  tenant.open();  // and after a restart
  CHECK(json_of(tenant.manage("GET", path)) == client);
  const base::Json less = json_of(tenant.manage(
      "PATCH", path, {{"addons", nullptr}, {"token_quota", nullptr}, {"oidc_logout", nullptr}}));
  CHECK(!less.contains("addons"));
  CHECK(!less.contains("token_quota"));
  CHECK(!less.contains("oidc_logout"));
  CHECK(less["mobile"] == client["mobile"]);
}

TEST_CASE("what is wrong with a deeper setting is said with the place where it stands") {
  TestTenant tenant;
  const std::string path = path_of_new_client(tenant, base::Json::object());
  const base::Json before = json_of(tenant.manage("GET", path));
  struct Case {
    const char* body;
    const char* message;
  };
  const Case cases[] = {
      {R"({"name":null})", "'Expected type string but found type null' on property name."},
      {R"({"token_quota":{}})",
       "'Missing required property: client_credentials' on property token_quota."},
      {R"({"token_quota":{"client_credentials":{"per_hour":0}}})",
       "'Value 0 is less than minimum 1' on property token_quota.client_credentials.per_hour."},
      {R"({"token_quota":{"client_credentials":{"per_hour":2147483648}}})",
       "'Value 2147483648 is greater than maximum 2147483647' on property "
       "token_quota.client_credentials.per_hour."},
      {R"({"token_quota":{"client_credentials":{"enforce":true}}})",
       "'Too few properties defined (0), minimum 1' on property token_quota.client_credentials."},
      {R"({"token_quota":{"client_credentials":{"per_hour":1,"per_week":1}}})",
       "'Additional properties not allowed: per_week' on property token_quota.client_credentials."},
      {R"({"jwt_configuration":{"alg":"none"}})",
       "'No enum match for: none' on property jwt_configuration.alg."},
      {R"({"jwt_configuration":{"lifetime_in_seconds":-1}})",
       "'Value -1 is less than minimum 0' on property jwt_configuration.lifetime_in_seconds."},
      {R"({"client_metadata":{"key":7}})",
       "'Expected type string but found type integer' on property client_metadata.key."},
      {R"({"callbacks":["https://a",7]})",
       "'Expected type string but found type integer' on property callbacks[1]."},
      {R"({"default_organization":{"flows":["client_credentials"]}})",
       "'Missing required property: organization_id' on property default_organization."},
      {R"({"default_organization":{"organization_id":"org_x"}})",
       "'Missing required property: flows' on property default_organization."},
      {R"({"default_organization":{"organization_id":"org_x","flows":["client_credentials"]}})",
       "'No organization found by that id or name' on property "
       "default_organization.organization_id."},
      {R"({"organization_usage":"maybe"})",
       "'No enum match for: maybe' on property organization_usage."},
      {R"({"token_endpoint_auth_method":"private_key_jwt"})",
       "'No enum match for: private_key_jwt' on property token_endpoint_auth_method."},
      {R"({"addons":[]})", "'Expected type object but found type array' on property addons."},
      {R"({"client_id":"x","global":true,"tenant":"t"})",
       "'Additional properties not allowed: client_id,global,tenant'."},
  };
  for (const Case& one : cases) {
    INFO(one.body);
    const base::Response response = tenant.manage("PATCH", path, *base::parse_json(one.body));
    CHECK(response.status == 400);
    CHECK(text_of(json_of(response), "message") ==
          std::string("Payload validation error: ") + one.message);
  }
  CHECK(json_of(tenant.manage("GET", path)) == before);
}

TEST_CASE("who may not read a member does not get it, and is told when it asks for it") {
  TestTenant tenant;
  const std::string path = path_of_new_client(tenant, {{"app_type", "non_interactive"}});
  const auto members = [&](const char* scope) {
    const std::string token = token_for(tenant, base::Json::array({scope}));
    std::string names;
    const base::Json client = json_of(tenant.manage("GET", path, nullptr, &token));
    for (auto at = client.begin(); at != client.end(); ++at) {
      if (at.key() == "name" || at.key() == "app_type" || at.key() == "grant_types" ||
          at.key() == "client_secret" || at.key() == "signing_keys") {
        names += (names.empty() ? "" : " ") + at.key();
      }
    }
    return names;
  };
  CHECK(members("read:clients") == "name app_type grant_types");
  CHECK(members("read:client_keys") == "name app_type grant_types signing_keys client_secret");
  CHECK(members("read:client_credentials") == "name app_type signing_keys client_secret");
  const std::string reader = token_for(tenant, base::Json::array({"read:clients"}));
  for (const std::string& target :
       {path + "?fields=client_secret,name", std::string("/api/v2/clients?fields=client_secret")}) {
    const base::Response refused = tenant.manage("GET", target, nullptr, &reader);
    CHECK(refused.status == 403);
    CHECK(json_of(refused)["message"] == "You cannot read the following fields: client_secret");
  }
  CHECK(tenant.manage("GET", path + "?fields=client_secret&include_fields=false", nullptr, &reader)
            .status == 200);
  CHECK(json_of(tenant.manage("GET", path + "?fields=name,app_type", nullptr, &reader)) ==
        base::Json({{"name", "Settings"}, {"app_type", "non_interactive"}}));
}

TEST_CASE("secrets and authentication change only for callers with the scope for them") {
  TestTenant tenant;
  const std::string path = path_of_new_client(tenant, base::Json::object());
  const std::string clients = token_for(tenant, base::Json::array({"update:clients"}));
  const std::string keys = token_for(tenant, base::Json::array({"update:client_keys"}));
  const base::Json secret = {{"client_secret", "chosen"}};
  CHECK(tenant.manage("PATCH", path, secret, &clients).status == 403);
  CHECK(tenant.manage("PATCH", path, {{"name", "New"}}, &keys).status == 403);
  CHECK(tenant.manage("PATCH", path, secret, &keys).status == 200);
  CHECK(tenant.manage("PATCH", path, {{"name", "New"}}, &clients).status == 200);
  CHECK(json_of(tenant.manage("GET", path))["client_secret"] == "chosen");
}

TEST_CASE("secrets among settings that are only kept are given back, and lie sealed in the store") {
  TestTenant tenant;
  const std::string path = path_of_new_client(
      tenant, *base::parse_json(R"({"addons": {"azure_sb": {"sasKey": "unseal-me-not"},
                                               "samlp": {"audience": "urn:x"}},
                                    "mobile": {"ios": {"team_id": "T"}}})"));
  const auto lies_in_store = [&](std::string_view text) {
    const auto stored = kept_in(tenant.store);
    for (const domain::Change& change : *stored) {
      const auto* application = std::get_if<domain::Application>(&change);
      if (application && application->other_members.find(text) != std::string::npos) return true;
    }
    return false;
  };
  CHECK(json_of(tenant.manage("GET", path))["addons"]["azure_sb"]["sasKey"] == "unseal-me-not");
  CHECK(!lies_in_store("unseal-me-not"));
  CHECK(!lies_in_store("sasKey"));
  CHECK(lies_in_store("team_id"));
  // It is merged with what was sealed, also after a restart.
  tenant.open();
  base::Json more;
  more["addons"]["samlp"] = {{"audience", "urn:y"}};
  const base::Json changed = json_of(tenant.manage("PATCH", path, more));
  CHECK(changed["addons"]["azure_sb"]["sasKey"] == "unseal-me-not");
  CHECK(changed["addons"]["samlp"]["audience"] == "urn:y");
  CHECK(tenant.manage("PATCH", path, {{"sealed", {{"addons", "AAAA"}}}}).status == 400);
  base::Json none;
  none["addons"] = nullptr;
  CHECK(!json_of(tenant.manage("PATCH", path, none)).contains("addons"));
  CHECK(!lies_in_store("sealed"));
}

TEST_CASE("every type of application that Auth0 knows is kept and found, and no other") {
  TestTenant tenant;
  const std::string path = path_of_new_client(tenant, {{"app_type", "sso_integration"}});
  CHECK(json_of(tenant.manage("PATCH", path, {{"app_type", "resource_server"}}))["app_type"] ==
        "resource_server");
  CHECK(json_of(tenant.manage("GET", "/api/v2/clients?app_type=spa,resource_server")).size() == 1);
  CHECK(tenant.manage("PATCH", path, {{"app_type", "toaster"}}).status == 400);
}

TEST_CASE("the global client is listed when it is asked for, has its own members, and stays") {
  TestTenant tenant;
  path_of_new_client(tenant, base::Json::object());
  const base::Json page = json_of(tenant.manage(
      "GET", "/api/v2/clients?page=0&per_page=100&include_totals=true&is_global=true"));
  CHECK(page["total"] == 1);
  REQUIRE(page["clients"].size() == 1);
  const base::Json& global = page["clients"][0];
  CHECK(global["name"] == "All Applications");
  CHECK(global["global"] == true);
  for (const char* member : {"tenant", "callbacks", "is_first_party", "refresh_token", "owners",
                             "custom_login_page", "cross_origin_authentication", "signing_keys",
                             "client_id", "client_secret", "custom_login_page_on"}) {
    INFO(member);
    CHECK(global.contains(member));
  }
  CHECK(!global.contains("grant_types"));
  const std::string path = "/api/v2/clients/" + text_of(global, "client_id");
  CHECK(json_of(tenant.manage("PATCH", path,
                              {{"custom_login_page", "<b>"}}))["custom_login_page"] == "<b>");
  CHECK(tenant.manage("PATCH", path, {{"name", "Mine"}}).status == 400);
  CHECK(tenant.manage("DELETE", path).status == 400);
  CHECK(tenant
            .manage("POST", "/api/v2/client-grants",
                    {{"client_id", global["client_id"]}, {"audience", management_audience}})
            .status == 400);
  CHECK(json_of(tenant.manage("GET", "/api/v2/clients?is_global=false")).size() == 1);
}

TEST_CASE("applications are found by what their grants say of organizations") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  path_of_new_client(tenant, base::Json::object());
  tenant.manage("PATCH", "/api/v2/client-grants/" + app.grant_id,
                {{"organization_usage", "allow"}, {"allow_any_organization", true}});
  const auto found = [&](const std::string& q) {
    return json_of(tenant.manage("GET", "/api/v2/clients?is_global=false&q=" + q)).size();
  };
  CHECK(found("client_grant.allow_any_organization:true") == 1);
  CHECK(found("client_grant.allow_any_organization:false") == 0);
  CHECK(found("client_grant.organization_id:org_unknown") == 0);
  const base::Json acme =
      json_of(tenant.manage("POST", "/api/v2/organizations", {{"name", "acme"}}));
  const std::string of_acme = "client_grant.organization_id:" + text_of(acme, "id");
  REQUIRE(tenant
              .manage("POST", "/api/v2/organizations/" + text_of(acme, "id") + "/client-grants",
                      {{"grant_id", app.grant_id}})
              .status == 201);
  const std::pair<std::string, size_t> queries[] = {
      {of_acme, 1},
      {of_acme + "%20AND%20client_grant.allow_any_organization:true", 1},
      {of_acme + "%20AND%20client_grant.allow_any_organization:false", 0},
      {"client_grant.organization_id:org_unknown%20OR%20" + of_acme, 1},
      {"client_grant.organization_id:org_unknown%20" + of_acme, 1},
      {of_acme + "%20AND%20NOT%20client_grant.allow_any_organization:true", 0},
      {"NOT%20" + of_acme, 1},
      {"(" + of_acme + "%20OR%20NOT%20" + of_acme + ")%20AND%20NOT%20(" + of_acme + ")", 1},
  };
  for (const auto& [query, count] : queries) {
    INFO(query);
    CHECK(found(query) == count);
  }
  for (const std::string& query :
       {std::string("name:x"), of_acme + "%20AND", "(" + of_acme, of_acme + ")",
        std::string("client_grant.allow_any_organization:maybe"), std::string(17, '(')}) {
    INFO(query);
    const base::Response refused = tenant.manage("GET", "/api/v2/clients?q=" + query);
    CHECK(refused.status == 400);
    CHECK(json_of(refused)["errorCode"] == "invalid_query_string");
  }
  CHECK(json_of(tenant.manage("GET", "/api/v2/clients?external_client_id=https://x")).empty());
}
