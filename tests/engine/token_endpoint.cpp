#include <catch2/catch_test_macros.hpp>

#include "tests/engine/token_client.h"

using namespace token_client;

namespace {

struct Case {
  const char* name;
  base::Request request;
  int status;
  std::string body;  // the whole body
};

// What a resource server for `audience` asks of a token.
jose::JwtExpectation expecting(const std::string& audience, jose::Algorithm algorithm,
                               base::Time now) {
  jose::JwtExpectation expected;
  expected.issuer = issuer;
  expected.audience = audience;
  expected.algorithms = {algorithm};
  expected.now = now;
  return expected;
}

}  // namespace

TEST_CASE(
    "a request that cannot be read or that proves nothing is refused with a text that says so") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const AuthorizedApplication* a = &app;
  const base::Form good = app.form();
  const std::string unauthorized = refused("access_denied", "Unauthorized");
  const auto missing = [](const std::string& name) {
    return refused("invalid_request", "Missing required parameter: " + name);
  };
  const auto unreadable = [](const std::string& why) {
    return refused("invalid_request", "The request body could not be read: " + why);
  };
  const std::string media_type =
      refused("invalid_request",
              "The Content-Type must be application/x-www-form-urlencoded or application/json");
  const std::string urlencoded = "application/x-www-form-urlencoded";

  const Case cases[] = {
      {"no secret", form_request(without(good, "client_secret")), 401, unauthorized},
      {"empty secret", form_request(with(good, "client_secret", "")), 401, unauthorized},
      {"audience with another slash", form_request(with(good, "audience", a->audience + "/")), 403,
       refused("access_denied", "Service not enabled within domain: " + a->audience + "/")},
      {"secret by the wrong method",
       basic_request(a->client_id + ":" + a->client_secret,
                     {{"grant_type", "client_credentials"}, {"audience", a->audience}}),
       401, unauthorized},
      {"two methods at once", basic_request(a->client_id + ":" + a->client_secret, good), 400,
       refused("invalid_request",
               "Only one client authentication method may be used in a request")},
      {"Basic that is not base64",
       [&] {
         base::Request request = form_request(without(good, "client_secret"));
         request.headers.add("authorization", "Basic ???");
         return request;
       }(),
       401, unauthorized},
      {"a parameter sent twice", raw_request(urlencoded, base::write_form(good) + "&audience=b"),
       400, refused("invalid_request", "Parameter sent more than once: audience")},
      {"a parameter of 5 000 octets", form_request(with(good, "audience", std::string(5000, 'a'))),
       400, refused("invalid_request", "Parameter too long: audience")},
      {"a broken escape", raw_request(urlencoded, "grant_type=%zz"), 400,
       unreadable("a percent sign without two hexadecimal digits")},
      {"a NUL", raw_request(urlencoded, "grant_type=a%00b"), 400, unreadable("a NUL character")},
      {"invalid UTF-8", raw_request(urlencoded, "grant_type=%ff"), 400, unreadable("not UTF-8")},
      {"malformed JSON", raw_request("application/json", "{\"grant_type\":"), 400,
       unreadable("not JSON")},
      {"a JSON array", raw_request("application/json", "[]"), 400, unreadable("not a JSON object")},
      {"a JSON member twice", raw_request("application/json", R"({"scope":"a","scope":"b"})"), 400,
       unreadable("a member name stands twice in one object")},
      {"a JSON number", raw_request("application/json", R"({"grant_type":1})"), 400,
       unreadable("member grant_type is not a string")},
      {"no content type", raw_request("", "grant_type=x"), 400, media_type},
      {"another content type", raw_request("text/plain", "grant_type=x"), 400, media_type},
      {"an empty body", raw_request(urlencoded, ""), 400, missing("grant_type")},
  };
  for (const Case& one : cases) {
    INFO(one.name);
    const base::Response response = tenant.send(one.request);
    CHECK(response.status == one.status);
    CHECK(response.body == one.body);
    CHECK(response.headers.find("cache-control"));
  }
  const auto usage = json_of(tenant.manage("GET", "/api/tallygate/v1/usage"));
  CHECK(usage["total"] == 0);
}

TEST_CASE("a refusal after HTTP Basic names the scheme that was refused") {
  TestTenant tenant;
  const base::Response response =
      tenant.send(basic_request("nobody:secret", {{"grant_type", "client_credentials"}}));
  CHECK(response.status == 401);
  REQUIRE(response.headers.find("www-authenticate"));
  CHECK(response.headers.find("www-authenticate")->starts_with("Basic"));
}

TEST_CASE("every way to send good credentials gives a token") {
  TestTenant tenant;
  // An application whose method was never set takes the secret either way.
  const AuthorizedApplication app(tenant, {{"token_endpoint_auth_method", nullptr}});
  base::Json json;
  for (const auto& [name, value] : app.form()) json[name] = value;
  const base::Form without_client = {{"grant_type", "client_credentials"},
                                     {"audience", app.audience}};
  const std::pair<const char*, base::Request> ways[] = {
      {"form", form_request(app.form())},
      {"form with charset", raw_request("application/x-www-form-urlencoded; charset=utf-8",
                                        base::write_form(app.form()))},
      {"JSON", raw_request("application/json", base::write_json(json))},
      {"Basic", basic_request(app.client_id + ":" + app.client_secret, without_client)},
      {"Basic and the same client_id in the body",
       basic_request(app.client_id + ":" + app.client_secret,
                     with(without_client, "client_id", app.client_id))},
  };
  for (const auto& [name, request] : ways) {
    INFO(name);
    const base::Response response = tenant.send(request);
    CHECK(response.status == 200);
    const base::Json body = json_of(response);
    CHECK(body["token_type"] == "Bearer");
    CHECK(body["expires_in"] == 86400);
    CHECK(body["scope"] == "read:orders");
    CHECK(*response.headers.find("cache-control") == "no-store");
    CHECK(*response.headers.find("pragma") == "no-cache");
  }
}

TEST_CASE("a token carries Auth0's claims and verifies against the published keys") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string token =
      text_of(json_of(tenant.post_form("/oauth/token", app.form())), "access_token");
  base::Request get;
  get.target = "/.well-known/jwks.json";
  const auto keys = jose::keys_from_jwks(json_of(tenant.send(get)));
  REQUIRE(keys);
  CHECK(keys->size() == 2);
  const auto claims = jose::verify_jwt(
      token, *keys, expecting(app.audience, jose::Algorithm::rs256, tenant.clock.now()));
  REQUIRE(claims);
  const long long now = base::unix_seconds(tenant.clock.now());
  const base::Json expected = {{"iss", issuer},
                               {"sub", app.client_id + "@clients"},
                               {"aud", app.audience},
                               {"iat", now},
                               {"exp", now + 86400},
                               {"scope", "read:orders"},
                               {"gty", "client-credentials"},
                               {"azp", app.client_id}};
  CHECK(base::write_json(*claims) == base::write_json(expected));
  const auto decoded = jose::decode_jwt_unverified(token);
  REQUIRE(decoded);
  CHECK(decoded->header["typ"] == "JWT");
  CHECK(decoded->header["kid"] == (*keys)[0].kid);
}

TEST_CASE("an API that signs with HS256 gives tokens that its own secret verifies") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string secret = "a signing secret of the API";
  CHECK(tenant
            .manage("PATCH", "/api/v2/resource-servers/" + app.api_id,
                    {{"signing_alg", "HS256"},
                     {"signing_secret", secret},
                     {"token_dialect", "rfc9068_profile_authz"},
                     {"token_lifetime", 60}})
            .status == 200);
  const base::Json body = json_of(tenant.post_form("/oauth/token", app.form()));
  CHECK(body["expires_in"] == 60);
  jose::VerificationKey key;
  key.algorithm = jose::Algorithm::hs256;
  key.secret = secret;
  const auto claims =
      jose::verify_jwt(text_of(body, "access_token"), {key},
                       expecting(app.audience, jose::Algorithm::hs256, tenant.clock.now()));
  REQUIRE(claims);
  CHECK((*claims)["client_id"] == app.client_id);
  CHECK((*claims)["permissions"] == base::Json::array({"read:orders"}));
  CHECK(text_of(*claims, "jti").size() == 22);
  CHECK(!claims->contains("gty"));
  CHECK(jose::decode_jwt_unverified(text_of(body, "access_token"))->header["typ"] == "at+jwt");
}

TEST_CASE("a tenant's default audience stands in for one that was not sent") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  domain::TenantSettings settings;
  settings.default_audience.value = app.audience;
  REQUIRE(tenant.store.write({settings}));
  tenant.open();
  CHECK(tenant.send(form_request(without(app.form(), "audience"))).status == 200);
}

TEST_CASE("the token endpoint takes nothing but POST") {
  TestTenant tenant;
  base::Request get;
  get.target = "/oauth/token";
  const base::Response response = tenant.send(get);
  CHECK(response.status == 405);
  CHECK(*response.headers.find("allow") == "POST");
}

TEST_CASE("switching an API off for an application stops new tokens, and on again gives them") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
  tenant.manage("DELETE", "/api/v2/client-grants/" + app.grant_id);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 403);
  tenant.manage("POST", "/api/v2/client-grants",
                {{"client_id", app.client_id},
                 {"audience", app.audience},
                 {"scope", base::Json::array({"write:orders"})}});
  const base::Json body = json_of(tenant.post_form("/oauth/token", app.form()));
  CHECK(body["scope"] == "write:orders");
}

TEST_CASE("a scope that was removed from the API is no longer in new tokens") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  tenant.manage("PATCH", "/api/v2/resource-servers/" + app.api_id,
                {{"scopes", base::Json::array()}});
  const base::Json body = json_of(tenant.post_form("/oauth/token", app.form()));
  CHECK(!body.contains("scope"));
}
