#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

// A store that takes nothing more once it is full.
class FullStore : public storage::MemoryStore {
 public:
  bool full = false;
  base::Result<domain::Ticket, domain::StoreError> write(const domain::Changes& changes) override {
    if (full) {
      return base::failure(
          domain::StoreError{domain::StoreError::Kind::unavailable, "The disk is full."});
    }
    return storage::MemoryStore::write(changes);
  }
};

base::Response get(engine::Engine& engine, const std::string& target,
                   const base::Headers& headers = {}) {
  base::Request request;
  request.target = target;
  request.headers = headers;
  return engine.handle(request);
}

}  // namespace

TEST_CASE("discovery names the issuer, the token endpoint and the keys, at both addresses") {
  TestTenant tenant;
  for (const char* target :
       {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"}) {
    const base::Json document = json_of(get(*tenant.engine, target));
    CHECK(document["issuer"] == issuer);
    CHECK(document["token_endpoint"] == std::string(issuer) + "oauth/token");
    CHECK(document["jwks_uri"] == std::string(issuer) + ".well-known/jwks.json");
    CHECK(document["token_endpoint_auth_methods_supported"] ==
          base::Json::array({"client_secret_basic", "client_secret_post", "client_secret_jwt",
                             "private_key_jwt"}));
    // Where the shell asks for no certificates, none is ever shown.
    CHECK(!document.contains("mtls_endpoint_aliases"));
    CHECK(!document.contains("introspection_endpoint"));
  }
}

TEST_CASE(
    "the issuer is the address that a request came in on, and a token of one is good at all") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  base::Request request;
  request.target = "/.well-known/openid-configuration";
  request.mtls_origin = "https://mtls.localhost:8443";
  request.origin = "https://localhost:8443";
  const base::Json document = json_of(tenant.send(request));
  CHECK(document["issuer"] == "https://localhost:8443/");
  CHECK(document["mtls_endpoint_aliases"]["token_endpoint"] ==
        "https://mtls.localhost:8443/oauth/token");

  tenant.manage("POST", "/api/v2/client-grants",
                {{"client_id", app.client_id},
                 {"audience", management_audience},
                 {"scope", base::Json::array({"read:client_grants"})}});
  request.method = "POST";
  request.target = "/oauth/token";
  request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
  base::Form form = app.form();
  form.back().second = "https://localhost:8443/api/v2/";
  request.body = base::write_form(form);
  const std::string bearer = text_of(json_of(tenant.send(request)), "access_token");
  const base::Json grants =
      json_of(tenant.manage("GET", "/api/v2/client-grants", nullptr, &bearer));
  REQUIRE(grants.size() == 2);
  CHECK(grants[1]["audience"] == management_audience);
  // An address that the request did not come in on is an unknown audience.
  CHECK(tenant.post_form("/oauth/token", form).status == 403);
}

TEST_CASE(
    "the key set shows current and next key without private numbers, and a cache may ask again") {
  TestTenant tenant;
  const base::Response response = get(*tenant.engine, "/.well-known/jwks.json");
  const base::Json keys = json_of(response)["keys"];
  REQUIRE(keys.size() == 2);
  for (const base::Json& key : keys) {
    CHECK(key["kty"] == "RSA");
    CHECK(key["use"] == "sig");
    CHECK(key["alg"] == "RS256");
    CHECK(!key.contains("d"));
  }
  CHECK(keys[0]["kid"] != keys[1]["kid"]);
  const std::string etag = *response.headers.find("etag");
  const base::Response again =
      get(*tenant.engine, "/.well-known/jwks.json", {{"if-none-match", etag}});
  CHECK(again.status == 304);
  CHECK(again.body.empty());
}

TEST_CASE("a tenant is the same after a restart") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  tenant.post_form("/oauth/token", app.form());
  const std::string keys = get(*tenant.engine, "/.well-known/jwks.json").body;
  const std::string clients = tenant.manage("GET", "/api/v2/clients").body;
  tenant.open();
  CHECK(get(*tenant.engine, "/.well-known/jwks.json").body == keys);
  CHECK(tenant.manage("GET", "/api/v2/clients").body == clients);
  CHECK(json_of(tenant.manage("GET", "/api/tallygate/v1/usage"))["total"] == 1);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
}

TEST_CASE("another master key does not open a tenant, and says so") {
  TestTenant tenant;
  engine::Settings other = tenant.settings;
  other.master_key = std::string(32, 'x');
  const auto opened = engine::Engine::open(other, tenant.store, tenant.clock, tenant.random);
  REQUIRE(!opened);
  CHECK(opened.error().explanation.find("master key") != std::string::npos);
}

TEST_CASE("the Management API follows an issuer that has changed, and so do its grants") {
  TestTenant tenant;
  const auto first = tenant.engine->first_application();
  tenant.settings.issuer = "http://localhost:9999/";
  tenant.open();
  const auto token = [&](const std::string& audience) {
    return tenant.post_form("/oauth/token", {{"grant_type", "client_credentials"},
                                             {"client_id", first->client_id.value},
                                             {"client_secret", first->client_secret},
                                             {"audience", audience}});
  };
  CHECK(token("http://localhost:9999/api/v2/").status == 200);
  CHECK(token(management_audience).status == 403);
  CHECK(tenant.engine->first_application()->client_id == first->client_id);
}

TEST_CASE("the first application is made once, and not again after somebody deleted it") {
  TestTenant tenant;
  const auto first = tenant.engine->first_application();
  REQUIRE(first);
  CHECK(tenant.engine->first_application()->client_secret == first->client_secret);
  tenant.manage("DELETE", "/api/v2/clients/" + first->client_id.value);
  CHECK(!tenant.engine->first_application());
}

TEST_CASE("a tenant without a key makes one when the first token needs it") {
  TestTenant tenant;
  storage::MemoryStore empty;
  const auto opened = engine::Engine::open(tenant.settings, empty, tenant.clock, tenant.random);
  REQUIRE(opened);
  engine::Engine& engine = **opened;
  CHECK(engine.needs_signing_key());
  CHECK(!engine.provide_signing_key("not a key"));
  CHECK(json_of(get(engine, "/.well-known/jwks.json"))["keys"].size() == 1);
  engine.tick();
  CHECK(json_of(get(engine, "/.well-known/jwks.json"))["keys"].size() == 2);
  CHECK(!engine.needs_signing_key());
}

TEST_CASE("when the store is full no uncounted token and no unkept change is given away") {
  TestTenant tenant;
  FullStore store;
  const auto opened = engine::Engine::open(tenant.settings, store, tenant.clock, tenant.random);
  REQUIRE(opened);
  tenant.engine = std::move(const_cast<std::unique_ptr<engine::Engine>&>(*opened));
  tenant.engine->provide_signing_key(private_key_der());
  tenant.engine->provide_signing_key(next_private_key_der());
  tenant.token = tenant.engine->dashboard_token();
  const AuthorizedApplication app(tenant);
  store.full = true;
  const base::Response token = tenant.post_form("/oauth/token", app.form());
  CHECK(token.status == 503);
  CHECK(token.body.find("access_token") == std::string::npos);
  CHECK(token.headers.find("retry-after"));
  CHECK(tenant.manage("POST", "/api/v2/clients", {{"name", "Lost"}}).status == 503);
  store.full = false;
  CHECK(json_of(tenant.manage("GET", "/api/v2/clients?is_global=false")).size() == 1);
  CHECK(tenant.post_form("/oauth/token", app.form()).status == 200);
  tenant.engine.reset();
}

TEST_CASE("a response that depends on a write carries its ticket, any other carries none") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const base::Response token = tenant.post_form("/oauth/token", app.form());
  CHECK(token.ticket > 0);
  CHECK(tenant.post_form("/oauth/token", app.form()).ticket > token.ticket);
  CHECK(tenant.post_form("/oauth/token", {}).ticket == 0);
  CHECK(tenant.manage("GET", "/api/v2/clients").ticket == 0);
  CHECK(tenant.manage("POST", "/api/v2/clients", {{"name", "New"}}).ticket > token.ticket);
}

TEST_CASE("the dashboard key opens a session, and no other key does") {
  TestTenant tenant;
  const auto session = [&](const std::string& authorization) {
    base::Request request;
    request.method = "POST";
    request.target = "/admin/session";
    request.headers = {{"authorization", authorization}};
    return tenant.send(request);
  };
  const base::Response opened = session("Bearer the-dashboard-key");
  REQUIRE(opened.status == 200);
  const std::string token = text_of(json_of(opened), "access_token");
  CHECK(json_of(opened)["issuer"] == issuer);
  CHECK(tenant.manage("GET", "/api/v2/clients", nullptr, &token).status == 200);
  CHECK(session("Bearer another-key").status == 401);
  CHECK(session("").status == 401);
  tenant.settings.dashboard_key.clear();
  tenant.open();
  CHECK(session("Bearer ").status == 404);
}

TEST_CASE("a path that nobody serves is not found") {
  TestTenant tenant;
  CHECK(get(*tenant.engine, "/userinfo").status == 404);
}
