#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "tests/engine/token_client.h"

using namespace token_client;

namespace {

domain::ExchangeRule rule(const std::string& id, int order = 0) {
  domain::ExchangeRule made;
  made.id.value = id;
  made.name = id;
  made.order = order;
  return made;
}

void grant_both_scopes(TestTenant& tenant, const AuthorizedApplication& app) {
  auto grant = kept<domain::ClientGrant>(tenant, app.grant_id);
  grant.scopes = {"read:orders", "write:orders"};
  keep(tenant, {grant});
}

}  // namespace

TEST_CASE("a token carries all granted scopes, or those asked for where the tenant says so") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  grant_both_scopes(tenant, app);
  const auto scope_for = [&](const std::string& asked_for) {
    const base::Form form = with(app.form(), "scope", asked_for);
    return text_of(json_of(tenant.send(form_request(form))), "scope");
  };
  CHECK(scope_for("write:orders") == "read:orders write:orders");
  auto settings = settings_of(tenant);
  settings.policies.scope = domain::ScopePolicy::as_requested;
  keep(tenant, {settings});
  CHECK(scope_for("write:orders") == "write:orders");
  CHECK(scope_for("write:orders read:orders") == "read:orders write:orders");
  CHECK(scope_for("") == "read:orders write:orders");
  CHECK(tenant.send(form_request(with(app.form(), "scope", "write:orders other"))).body ==
        refused("access_denied", "Client has not been granted scopes: other"));
}

TEST_CASE("resource stands for audience where the tenant has it so") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const base::Form form = with(without(app.form(), "audience"), "resource", app.audience);
  CHECK(tenant.send(form_request(form)).status == 403);
  CHECK(newest_reason(tenant) ==
        "The request has no audience, and the tenant has no default audience. The parameter "
        "resource does not count: the tenant's resource_parameter_profile is audience.");
  auto settings = settings_of(tenant);
  settings.resource_parameter_profile = domain::ResourceParameterProfile::compatibility;
  keep(tenant, {settings});
  CHECK(claims_in(tenant.send(form_request(form)))["aud"] == app.audience);
  // An audience goes first.
  CHECK(tenant.send(form_request(with(form, "audience", "https://nowhere.example"))).status == 403);
  CHECK(tenant.send(form_request(with(form, "resource", app.audience + "#part"))).body ==
        refused("invalid_target",
                "The resource must be a URI without a fragment: " + app.audience + "#part"));
}

TEST_CASE("a third-party application falls back on the grant for all of its kind") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  auto grant = kept<domain::ClientGrant>(tenant, app.grant_id);
  grant.client_id.value.clear();
  keep(tenant, {domain::ClientGrantRemoved{grant.id}, grant});
  CHECK(tenant.send(form_request(app.form())).status == 403);
  auto application = kept<domain::Application>(tenant, app.client_id);
  application.is_first_party = false;
  keep(tenant, {application});
  CHECK(tenant.send(form_request(app.form())).status == 200);
}

TEST_CASE("rules deny an exchange with their code and reason, and it does not count") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  auto denial = rule("rul_no");
  denial.deny = {domain::DenialCode::invalid_scope, "Not on Sundays {}"};
  keep(tenant, {denial});
  CHECK(tenant.send(form_request(app.form())).body ==
        refused("invalid_scope", "Not on Sundays {}"));
  CHECK(newest_reason(tenant) == "The rule \"rul_no\" denies the request: Not on Sundays {}");
  CHECK(json_of(tenant.manage("GET", "/api/tallygate/v1/usage"))["total"] == 0);
  denial.enabled = false;
  keep(tenant, {denial});
  CHECK(tenant.send(form_request(app.form())).status == 200);
}

TEST_CASE("a rule fits when all that it asks for is so") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant, {{"client_metadata", {{"tier", "gold"}}}});
  const auto is_denied = [&](const std::function<void(domain::ExchangeRule&)>& ask) {
    auto denial = rule("rul_no");
    denial.deny = {domain::DenialCode::invalid_request, "No"};
    ask(denial);
    keep(tenant, {denial});
    return tenant.send(form_request(app.form())).status == 400;
  };
  CHECK(is_denied([&](auto& it) { it.client_ids = {{"other"}, {app.client_id}}; }));
  CHECK(!is_denied([&](auto& it) { it.client_ids = {{"other"}}; }));
  CHECK(is_denied([&](auto& it) { it.audiences = {{app.audience}}; }));
  CHECK(!is_denied([&](auto& it) { it.audiences = {{management_audience}}; }));
  CHECK(!is_denied([&](auto& it) { it.organizations = {{"org_acme"}}; }));
  CHECK(is_denied([&](auto& it) { it.client_metadata = {{"tier", "gold"}}; }));
  CHECK(!is_denied([&](auto& it) { it.client_metadata = {{"tier", "silver"}}; }));
  CHECK(!is_denied([&](auto& it) { it.client_metadata = {{"tier", "gold"}, {"region", "eu"}}; }));
  CHECK(!is_denied([&](auto& it) {
    it.client_ids = {{app.client_id}};
    it.audiences = {{"https://other.example"}};
  }));
}

TEST_CASE("rules set claims and take scopes away, in their order") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  grant_both_scopes(tenant, app);
  auto first = rule("rul_b", 1);
  first.set_claims = {{"tier", "\"gold\""},
                      {"limits", R"({"a":[1,2]})"},
                      {"sub", "\"admin\""},
                      {"sip_from", "\"x\""},
                      {"broken", "{"}};
  auto second = rule("rul_a", 2);
  second.set_claims = {{"tier", "\"silver\""}};
  second.remove_scopes = {"read:orders"};
  keep(tenant, {second, first});
  const base::Json claims = claims_in(tenant.send(form_request(app.form())));
  CHECK(claims["tier"] == "silver");
  CHECK(base::write_json(claims["limits"]) == R"({"a":[1,2]})");
  CHECK(claims["sub"] == app.client_id + "@clients");
  CHECK(!claims.contains("sip_from"));
  CHECK(!claims.contains("broken"));
  CHECK(claims["scope"] == "write:orders");
  CHECK(newest_event(tenant)["details"]["checks"].back()["explanation"] ==
        "Applied: \"rul_b\", \"rul_a\".");
  first.keep_scopes = std::vector<std::string>{};
  keep(tenant, {first});
  CHECK(!claims_in(tenant.send(form_request(app.form()))).contains("scope"));
  first.set_claims = {{"large", '"' + std::string(domain::custom_claims_size_max, 'x') + '"'}};
  keep(tenant, {first});
  CHECK(tenant.send(form_request(app.form())).body ==
        refused("server_error", "The custom claims of the token are too large"));
}

TEST_CASE("a token for the Management API takes custom claims with a namespace only") {
  TestTenant tenant;
  const auto first = tenant.engine->first_application();
  auto claims_rule = rule("rul_c");
  claims_rule.set_claims = {{"tier", "1"}, {"https://acme.example/tier", "2"}};
  keep(tenant, {claims_rule});
  const base::Json claims =
      claims_in(tenant.send(form_request({{"grant_type", "client_credentials"},
                                          {"client_id", first->client_id.value},
                                          {"client_secret", first->client_secret},
                                          {"audience", management_audience}})));
  CHECK(!claims.contains("tier"));
  CHECK(claims["https://acme.example/tier"] == 2);
}

TEST_CASE("an application that is trusted with it says whose address is logged") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  base::Request request = form_request(app.form());
  request.remote_address = "192.0.2.1";
  request.headers.add("auth0-forwarded-for", "198.51.100.7, 10.0.0.1");
  const auto logged = [&] {
    (void)tenant.send(request);
    return text_of(newest_event(tenant), "ip");
  };
  CHECK(logged() == "192.0.2.1");
  auto application = kept<domain::Application>(tenant, app.client_id);
  application.is_token_endpoint_ip_header_trusted = true;
  keep(tenant, {application});
  CHECK(logged() == "198.51.100.7");
  request.headers.set("auth0-forwarded-for", "<script>");
  CHECK(logged() == "192.0.2.1");
  request.headers.set("auth0-forwarded-for", "2001:db8::1");
  CHECK(logged() == "2001:db8::1");
  request.body = base::write_form(with(app.form(), "client_secret", "wrong"));
  CHECK(logged() == "192.0.2.1");
}

TEST_CASE("an API that changes its algorithm is served with the new one at once") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  for (const char* algorithm : {"RS512", "PS256", "RS512", "RS256", "PS256"}) {
    REQUIRE(
        tenant
            .manage("PATCH", "/api/v2/resource-servers/" + app.api_id, {{"signing_alg", algorithm}})
            .status == 200);
    const auto response = tenant.send(form_request(app.form()));
    REQUIRE(response.status == 200);
    CHECK(jose::decode_jwt_unverified(text_of(json_of(response), "access_token"))->header["alg"] ==
          algorithm);
  }
}
