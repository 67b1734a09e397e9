#include <catch2/catch_test_macros.hpp>

#include "tests/engine/token_client.h"

using namespace token_client;

namespace {

struct Inquirer {
  TestTenant tenant;
  AuthorizedApplication app{tenant};

  Inquirer() {
    auto settings = settings_of(tenant);
    settings.policies.introspection = settings.policies.revocation = true;
    keep(tenant, {settings});
  }
  std::string token() {
    return text_of(json_of(tenant.send(form_request(app.form()))), "access_token");
  }
  base::Response post(const std::string& path, const std::string& asked_about) {
    return tenant.send(form_request({{"client_id", app.client_id},
                                     {"client_secret", app.client_secret},
                                     {"token", asked_about}},
                                    path));
  }
  bool is_active(const std::string& asked_about) {
    const auto response = post("/oauth/introspect", asked_about);
    CHECK(response.status == 200);
    return json_of(response)["active"] == true;
  }
};

}  // namespace

TEST_CASE("introspection and revocation are there only where the tenant has them on") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const base::Form form = {
      {"client_id", app.client_id}, {"client_secret", app.client_secret}, {"token", "x"}};
  CHECK(tenant.send(form_request(form, "/oauth/introspect")).status == 404);
  CHECK(tenant.send(form_request(form, "/oauth/revoke")).status == 404);
}

TEST_CASE("introspection tells an application all about a token that is good") {
  Inquirer inquirer;
  const std::string token = inquirer.token();
  const long long now = base::unix_seconds(inquirer.tenant.clock.now());
  const base::Json expected = {{"iss", issuer},
                               {"sub", inquirer.app.client_id + "@clients"},
                               {"aud", inquirer.app.audience},
                               {"iat", now},
                               {"exp", now + 86400},
                               {"scope", "read:orders"},
                               {"gty", "client-credentials"},
                               {"azp", inquirer.app.client_id},
                               {"active", true},
                               {"token_type", "Bearer"},
                               {"client_id", inquirer.app.client_id}};
  const auto response = inquirer.post("/oauth/introspect", token);
  CHECK(response.status == 200);
  CHECK(response.body == base::write_json(expected));
  CHECK(*response.headers.find("cache-control") == "no-store");
  inquirer.tenant.clock.advance(std::chrono::hours(24));
  CHECK(inquirer.post("/oauth/introspect", token).body == R"({"active":false})");
}

TEST_CASE("introspection knows tokens by every algorithm, and no others") {
  Inquirer inquirer;
  for (const char* algorithm : {"RS256", "RS512", "PS256", "HS256"}) {
    inquirer.tenant.manage("PATCH", "/api/v2/resource-servers/" + inquirer.app.api_id,
                           {{"signing_alg", algorithm}});
    CHECK(inquirer.is_active(inquirer.token()));
  }
  CHECK(!inquirer.is_active("nonsense"));
  const std::string token = inquirer.token();
  CHECK(!inquirer.is_active(token.substr(0, token.size() - 4) + "AAAA"));
  inquirer.tenant.manage("DELETE", "/api/v2/resource-servers/" + inquirer.app.api_id);
  CHECK(!inquirer.is_active(token));
}

TEST_CASE("whoever asks about a token must prove who it is, and name one") {
  Inquirer inquirer;
  const std::string token = inquirer.token();
  for (const char* path : {"/oauth/introspect", "/oauth/revoke"}) {
    const auto unknown = inquirer.tenant.send(basic_request("nobody:secret", {{"token", token}}));
    CHECK(unknown.status == 400);  // at the token endpoint: no grant_type
    base::Request request = basic_request("nobody:secret", {{"token", token}});
    request.target = path;
    const auto refusal = inquirer.tenant.send(request);
    CHECK(refusal.status == 401);
    CHECK(refusal.headers.find("www-authenticate"));
    CHECK(inquirer.post(path, "").body ==
          refused("invalid_request", "Missing required parameter: token"));
    CHECK(inquirer.post(path, std::string(300'000, 'x')).body ==
          refused("invalid_request", "Parameter too long: token"));
  }
  CHECK(inquirer.is_active(token));
}

TEST_CASE("malformed requests about a token are clear errors, each with an event of its own") {
  Inquirer inquirer;
  const std::string urlencoded = "application/x-www-form-urlencoded";
  const std::string rest = base::write_form(
      {{"client_id", inquirer.app.client_id}, {"client_secret", inquirer.app.client_secret}});
  struct Case {
    std::string type, body, error;
  };
  const Case cases[] = {
      {urlencoded, rest + "&token=a&token=b", "Parameter sent more than once: token"},
      {urlencoded, rest + "&token=a%00b", "The request body could not be read: a NUL character"},
      {urlencoded, rest + "&token=%ff", "The request body could not be read: not UTF-8"},
      {urlencoded, rest + "&token=" + std::string(1 << 20, 'a'), "Parameter too long: token"},
      {"text/plain", rest + "&token=a",
       "The Content-Type must be application/x-www-form-urlencoded or application/json"},
      {"application/json", R"({"token":1})",
       "The request body could not be read: member token is not a string"},
      {urlencoded, "", "Missing required parameter: client_id"},
  };
  for (const std::string path : {"/oauth/introspect", "/oauth/revoke"}) {
    for (const Case& one : cases) {
      INFO(path << ' ' << one.error);
      base::Request request = raw_request(one.type, one.body);
      request.target = path;
      const auto response = inquirer.tenant.send(request);
      CHECK(response.status == 400);
      CHECK(response.body == refused("invalid_request", one.error));
      CHECK(newest_event(inquirer.tenant)["description"] == one.error);
    }
  }
}

TEST_CASE("an application revokes its own tokens, for good") {
  Inquirer inquirer;
  const std::string token = inquirer.token();
  inquirer.tenant.clock.advance(std::chrono::seconds(1));
  const std::string other = inquirer.token();
  const auto response = inquirer.post("/oauth/revoke", token);
  CHECK(response.status == 200);
  CHECK(response.body.empty());
  CHECK(!inquirer.is_active(token));
  CHECK(inquirer.is_active(other));
  inquirer.tenant.open();
  CHECK(!inquirer.is_active(token));
  // Again, or what never was one: no error (RFC 7009 section 2.2).
  CHECK(inquirer.post("/oauth/revoke", token).status == 200);
  CHECK(inquirer.post("/oauth/revoke", "nonsense").status == 200);
  CHECK(inquirer.post("/oauth/revoke", "a.b.c.d.e").body ==
        refused("unsupported_token_type", "Encrypted access tokens cannot be revoked"));
}

TEST_CASE("an application cannot revoke the token of another, and the Management API obeys") {
  Inquirer inquirer;
  const auto first = inquirer.tenant.engine->first_application();
  const base::Form form = {{"grant_type", "client_credentials"},
                           {"client_id", first->client_id.value},
                           {"client_secret", first->client_secret},
                           {"audience", management_audience}};
  const std::string token =
      text_of(json_of(inquirer.tenant.send(form_request(form))), "access_token");
  CHECK(inquirer.post("/oauth/revoke", token).body ==
        refused("unauthorized_client", "The token was issued to another client"));
  CHECK(inquirer.tenant.manage("GET", "/api/v2/clients", nullptr, &token).status == 200);
  CHECK(inquirer.tenant.send(form_request(with(form, "token", token), "/oauth/revoke")).status ==
        200);
  const auto refusal = inquirer.tenant.manage("GET", "/api/v2/clients", nullptr, &token);
  CHECK(refusal.status == 401);
  CHECK(json_of(refusal)["message"] == "The token has been revoked");
}

TEST_CASE("the log tells who asked about a token or revoked one, and why it was not good") {
  Inquirer inquirer;
  TestTenant& tenant = inquirer.tenant;
  const std::string token = inquirer.token();
  const auto logged = [&](const base::Response& response) {
    const base::Json event = newest_event(tenant);
    CHECK(event["details"]["response"]["statusCode"] == response.status);
    CHECK(event.dump().find(token) == std::string::npos);
    const base::Json& last = event["details"]["checks"].back();
    return text_of(event, "type") + ": " + text_of(event, "description") + "\n" +
           text_of(last, "name") + " " + text_of(last, "outcome") + ": " +
           text_of(last, "explanation");
  };
  CHECK(logged(inquirer.post("/oauth/introspect", token)) ==
        "token_introspected: Active token introspected\n"
        "Token passed: The token of \"Billing service\" is good.");
  const base::Json event = newest_event(tenant);
  CHECK(event["client_id"] == inquirer.app.client_id);
  CHECK(event["audience"] == inquirer.app.audience);
  CHECK(event["details"]["token"]["client_id"] == inquirer.app.client_id);
  CHECK(logged(inquirer.post("/oauth/introspect", "nonsense")) ==
        "token_introspected: Inactive token introspected\n"
        "Token passed: The token is not active. The token is not a well-formed JWT.");
  CHECK(logged(inquirer.post("/oauth/revoke", token)) ==
        "token_revoked: Token revoked\n"
        "Token passed: The token is the application's own.");
  CHECK(logged(inquirer.post("/oauth/introspect", token)) ==
        "token_introspected: Inactive token introspected\n"
        "Token passed: The token is not active. The token was revoked.");
  CHECK(logged(inquirer.post("/oauth/revoke", token)) ==
        "token_revoked: Nothing to revoke\n"
        "Token passed: There is nothing to revoke. The token was revoked.");
  CHECK(logged(inquirer.post("/oauth/revoke", "a.b.c.d.e")) ==
        "token_revocation_failed: Encrypted access tokens cannot be revoked\n"
        "Token refused: The token is encrypted, and only its API has the key.");
  CHECK(logged(inquirer.post("/oauth/revoke", tenant.token)) ==
        "token_revocation_failed: The token was issued to another client\n"
        "Token refused: The token is one of the dashboard.");
  CHECK(logged(inquirer.post("/oauth/introspect", "")) ==
        "token_introspection_failed: Missing required parameter: token\n"
        "Token refused: The request names no token.");
  const base::Form wrong = {
      {"client_id", inquirer.app.client_id}, {"client_secret", "wrong"}, {"token", token}};
  CHECK(logged(tenant.send(form_request(wrong, "/oauth/introspect"))) ==
        "token_introspection_failed: Unauthorized\n"
        "Client authentication refused: The client secret is wrong.");
  CHECK(logged(tenant.send(
            form_request(with(wrong, "token", std::string(300'000, 'x')), "/oauth/revoke"))) ==
        "token_revocation_failed: Parameter too long: token\n"
        "Request refused: Parameter token is longer than 262144 octets.");
}

TEST_CASE("discovery tells what the tenant and its shell can do, and no more") {
  TestTenant tenant;
  base::Request request;
  request.target = "/.well-known/openid-configuration";
  const base::Json plain = json_of(tenant.send(request));
  CHECK(plain["issuer"] == issuer);
  CHECK(plain["token_endpoint"] == std::string(issuer) + "oauth/token");
  CHECK(base::write_json(plain["token_endpoint_auth_methods_supported"]) ==
        R"(["client_secret_basic","client_secret_post","client_secret_jwt","private_key_jwt"])");
  CHECK(base::write_json(plain["token_endpoint_auth_signing_alg_values_supported"]) ==
        R"(["RS256","RS384","PS256","ES256","HS256"])");
  CHECK(base::write_json(plain["id_token_signing_alg_values_supported"]) ==
        R"(["RS256","RS512","PS256","ES256"])");
  CHECK(base::write_json(plain["dpop_signing_alg_values_supported"]) ==
        R"(["ES256","RS256","PS256"])");
  CHECK(plain["tls_client_certificate_bound_access_tokens"] == false);
  for (const char* name :
       {"mtls_endpoint_aliases", "introspection_endpoint", "revocation_endpoint"}) {
    CHECK(!plain.contains(name));
  }
  auto settings = settings_of(tenant);
  settings.policies.introspection = settings.policies.revocation = true;
  keep(tenant, {settings});
  request.origin = "https://localhost:8443";
  request.mtls_origin = "https://mtls.localhost:8443";
  request.target = "/.well-known/oauth-authorization-server";
  const base::Json all = json_of(tenant.send(request));
  CHECK(all["introspection_endpoint"] == "https://localhost:8443/oauth/introspect");
  CHECK(all["revocation_endpoint"] == "https://localhost:8443/oauth/revoke");
  CHECK(all["tls_client_certificate_bound_access_tokens"] == true);
  CHECK(all["token_endpoint_auth_methods_supported"].size() == 6);
  CHECK(base::write_json(all["mtls_endpoint_aliases"]) ==
        R"({"token_endpoint":"https://mtls.localhost:8443/oauth/token",)"
        R"("introspection_endpoint":"https://mtls.localhost:8443/oauth/introspect",)"
        R"("revocation_endpoint":"https://mtls.localhost:8443/oauth/revoke"})");
}
