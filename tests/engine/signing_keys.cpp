// Signing keys through the engine's door: what is published, how keys move on, and who can verify
// what was signed before.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "crypto/certificate.h"
#include "crypto/pem.h"
#include "jose/base64.h"
#include "jose/jwt.h"
#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

using std::chrono::hours;

base::Response get(TestTenant& tenant, const std::string& target) {
  base::Request request;
  request.target = target;
  return tenant.send(request);
}

base::Json published(TestTenant& tenant) {
  return json_of(get(tenant, "/.well-known/jwks.json"))["keys"];
}

std::string token_of(TestTenant& tenant, const AuthorizedApplication& app) {
  return text_of(json_of(tenant.post_form("/oauth/token", app.form())), "access_token");
}

// Whether an API that fetches the key set now takes the token.
bool verifies(TestTenant& tenant, const std::string& token, const std::string& audience) {
  base::Json set = base::Json::object();
  set["keys"] = published(tenant);
  jose::JwtExpectation expected;
  expected.issuer = std::string(issuer);
  expected.audience = audience;
  expected.algorithms = {jose::Algorithm::rs256, jose::Algorithm::rs512, jose::Algorithm::ps256,
                         jose::Algorithm::es256};
  expected.now = tenant.clock.now();
  return jose::verify_jwt(token, *jose::keys_from_jwks(set), expected).has_value();
}

std::string states(TestTenant& tenant) {
  std::string text;
  for (const base::Json& key : json_of(tenant.manage("GET", "/api/v2/keys/signing"))) {
    for (const char* state : {"next", "current", "previous"}) {
      if (key.contains(state)) text += std::string(state) + ' ';
    }
    if (key["revoked"] == true) text += "(revoked) ";
    if (key.contains("retired")) text += "(retired) ";
  }
  return text;
}

std::string kid_of(TestTenant& tenant, const char* state) {
  for (const base::Json& key : json_of(tenant.manage("GET", "/api/v2/keys/signing"))) {
    if (key.contains(state)) return text_of(key, "kid");
  }
  return "none";
}

}  // namespace

TEST_CASE("every published key carries a self-signed certificate of its own") {
  TestTenant tenant;
  for (const base::Json& key : published(tenant)) {
    REQUIRE(key["x5c"].size() == 1);
    const auto der = jose::base64_decode(key["x5c"][0].get<std::string>());
    const auto certificate = crypto::certificate_from_der(*der);
    REQUIRE(certificate);
    CHECK(crypto::is_self_issued(*certificate));
    CHECK(
        crypto::is_signed_by(*certificate, **crypto::public_key_from_spki_der(certificate->spki)));
    CHECK(key["x5t"] == jose::x5t(*certificate));
    CHECK(jose::thumbprint(**crypto::public_key_from_spki_der(certificate->spki)) == key["kid"]);
  }
}

TEST_CASE("the certificate of the key that signs can be downloaded in every form") {
  TestTenant tenant;
  const auto certificate = crypto::certificate_from_pem(get(tenant, "/pem").body);
  REQUIRE(certificate);
  CHECK(get(tenant, "/cer").body == certificate->der);
  CHECK(crypto::read_pem(get(tenant, "/pb7").body)->der == crypto::pkcs7_der(*certificate));
  CHECK(get(tenant, "/fingerprint").body.size() == 20 * 3 - 1);
  CHECK(get(tenant, "/rawpem").status == 200);
  const base::Json current =
      json_of(tenant.manage("GET", "/api/v2/keys/signing/" + kid_of(tenant, "current")));
  CHECK(current["cert"] == get(tenant, "/pem").body);
  CHECK(current["fingerprint"] == get(tenant, "/fingerprint").body);
}

TEST_CASE(
    "rotating brings next to sign, keeps previous published, and makes a fresh next at once") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string before = token_of(tenant, app);
  const std::string next = kid_of(tenant, "next"), current = kid_of(tenant, "current");
  CHECK(states(tenant) == "next current ");

  const base::Response rotated = tenant.manage("POST", "/api/v2/keys/signing/rotate");
  CHECK(rotated.status == 201);
  CHECK(json_of(rotated)["kid"] == next);
  CHECK(states(tenant) == "next current previous ");
  CHECK(kid_of(tenant, "current") == next);
  CHECK(kid_of(tenant, "previous") == current);
  CHECK(published(tenant).size() == 3);
  CHECK(verifies(tenant, before, app.audience));
  CHECK(verifies(tenant, token_of(tenant, app), app.audience));

  tenant.open();  // a restart
  CHECK(states(tenant) == "next current previous ");
  CHECK(tenant.manage("PUT", "/api/v2/keys/signing/" + next + "/revoke").status == 400);
  const base::Response revoked =
      tenant.manage("PUT", "/api/v2/keys/signing/" + current + "/revoke");
  CHECK(revoked.status == 200);
  CHECK(json_of(revoked)["kid"] == current);
  CHECK(published(tenant).size() == 2);
  CHECK(!verifies(tenant, before, app.audience));
  CHECK(tenant.manage("PUT", "/api/v2/keys/signing/" + current + "/revoke").status == 400);
  CHECK(tenant.manage("PUT", "/api/v2/keys/signing/nothing/revoke").status == 404);
}

TEST_CASE("a key set that was cached before a rotation verifies the tokens after it") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  base::Json cached = base::Json::object();
  cached["keys"] = published(tenant);
  tenant.manage("POST", "/api/v2/keys/signing/rotate");
  jose::JwtExpectation expected;
  expected.issuer = std::string(issuer);
  expected.audience = app.audience;
  expected.algorithms = {jose::Algorithm::rs256};
  expected.now = tenant.clock.now();
  CHECK(jose::verify_jwt(token_of(tenant, app), *jose::keys_from_jwks(cached), expected));
}

TEST_CASE("rotating needs both scopes") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  tenant.manage("POST", "/api/v2/client-grants",
                {{"client_id", app.client_id},
                 {"audience", management_audience},
                 {"scope", base::Json::array({"create:signing_keys", "read:signing_keys"})}});
  base::Form form = app.form();
  form.back().second = management_audience;
  const std::string bearer =
      text_of(json_of(tenant.post_form("/oauth/token", form)), "access_token");
  CHECK(tenant.manage("GET", "/api/v2/keys/signing", nullptr, &bearer).status == 200);
  CHECK(tenant.manage("POST", "/api/v2/keys/signing/rotate", nullptr, &bearer).status == 403);
  CHECK(states(tenant) == "next current ");
}

TEST_CASE("an API may sign by RS512, PS256 or ES256, each with a published key made for it") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  std::set<std::string> kids;
  for (const std::string algorithm : {"RS512", "PS256", "ES256", "RS256"}) {
    INFO(algorithm);
    const base::Response patched = tenant.manage("PATCH", "/api/v2/resource-servers/" + app.api_id,
                                                 {{"signing_alg", algorithm}});
    REQUIRE(patched.status == 200);
    const std::string token = token_of(tenant, app);
    const auto decoded = jose::decode_jwt_unverified(token);
    REQUIRE(decoded);
    CHECK(decoded->header["alg"] == algorithm);
    CHECK(kids.insert(text_of(decoded->header, "kid")).second);
    CHECK(verifies(tenant, token, app.audience));
    tenant.engine->tick();
    CHECK(verifies(tenant, token, app.audience));
    size_t made_for_it = 0;
    for (const base::Json& key : published(tenant)) made_for_it += key["alg"] == algorithm;
    CHECK(made_for_it == 2);
  }
  // Their keys stay published after the API went back to RS256, also after a restart.
  tenant.open();
  CHECK(published(tenant).size() == 8);
  tenant.manage("POST", "/api/v2/keys/signing/rotate");
  CHECK(published(tenant).size() == 12);
}

TEST_CASE("keys rotate and retire on schedule, one stage after the other, and the log says so") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  domain::TenantSettings settings;
  settings.created_at = tenant.clock.now();
  settings.policies.key_rotation = {.interval_days = 30, .retire_after_hours = 48};
  settings.policies.retention.log_days = 365;
  REQUIRE(tenant.store.write({settings}));
  tenant.open();
  const std::string next = kid_of(tenant, "next");
  tenant.clock.advance(hours(24 * 30 - 1));
  tenant.engine->tick();
  tenant.token = tenant.engine->dashboard_token();
  CHECK(kid_of(tenant, "next") == next);
  tenant.clock.advance(hours(2));
  tenant.token = tenant.engine->dashboard_token();
  const std::string last = token_of(tenant, app);
  tenant.engine->tick();
  tenant.token = tenant.engine->dashboard_token();
  CHECK(kid_of(tenant, "current") == next);
  CHECK(states(tenant) == "next current previous ");
  tenant.clock.advance(hours(23));
  tenant.engine->tick();
  CHECK(verifies(tenant, last, app.audience));
  tenant.clock.advance(hours(25));
  tenant.engine->tick();
  tenant.token = tenant.engine->dashboard_token();
  CHECK(states(tenant) == "next current previous (retired) ");
  CHECK(published(tenant).size() == 2);
  const std::string logs = tenant.manage("GET", "/api/v2/logs").body;
  CHECK(logs.find("Signing key rotated by schedule") != std::string::npos);
  CHECK(logs.find("Signing key retired") != std::string::npos);
}

TEST_CASE("a key from a version that made no certificates gets one") {
  TestTenant tenant;
  const auto kept = kept_in(tenant.store);
  domain::Changes stripped;
  for (const domain::Change& change : *kept) {
    if (const auto* key = std::get_if<domain::SigningKey>(&change)) {
      domain::SigningKey old = *key;
      old.certificate.clear();
      stripped.push_back(old);
    }
  }
  REQUIRE(tenant.store.write(stripped));
  tenant.open();
  CHECK(get(tenant, "/pem").status == 404);
  tenant.engine->tick();
  CHECK(get(tenant, "/pem").status == 200);
}
