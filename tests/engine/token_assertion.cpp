#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "crypto/pem.h"
#include "tests/engine/token_client.h"
#include "tests/support/locked_random.h"

using namespace token_client;
using domain::AssertionAlgorithm;
using domain::AuthMethod;

namespace {

const std::string assertion_refused = refused("invalid_client", "Client authentication failed");

jose::SigningKey by_rsa(jose::Algorithm algorithm = jose::Algorithm::rs256) {
  return {algorithm, "", rsa_key(), ""};
}

}  // namespace

TEST_CASE("an application with a key of its own gets tokens for assertions by every algorithm") {
  struct Case {
    AssertionAlgorithm algorithm;
    jose::SigningKey key;
  };
  const Case cases[] = {
      {AssertionAlgorithm::rs256, by_rsa()},
      {AssertionAlgorithm::rs384, by_rsa(jose::Algorithm::rs384)},
      {AssertionAlgorithm::ps256, by_rsa(jose::Algorithm::ps256)},
      {AssertionAlgorithm::es256, {jose::Algorithm::es256, "", p256_key(), ""}},
  };
  for (const Case& one : cases) {
    INFO(domain::name(one.algorithm));
    TestTenant tenant;
    const AuthorizedApplication app(tenant);
    attach(tenant, app.client_id, AuthMethod::private_key_jwt,
           public_key_credential(one.key.key, one.algorithm));
    const base::Json claims = assertion_claims(tenant, app.client_id, "one");
    const auto response =
        tenant.send(form_request(assertion_form(app.audience, sign(one.key, claims))));
    CHECK(response.status == 200);
    CHECK(claims_in(response)["azp"] == app.client_id);
    const base::Json event = newest_event(tenant);
    CHECK(event["details"]["checks"][1]["explanation"] ==
          "\"Billing service\" signed an assertion, private_key_jwt.");
    // The same key by another algorithm than the credential's.
    jose::SigningKey other = one.key;
    if (other.key == rsa_key()) {
      other.algorithm = one.algorithm == AssertionAlgorithm::rs256 ? jose::Algorithm::ps256
                                                                   : jose::Algorithm::rs256;
      const auto by_other = tenant.send(form_request(assertion_form(
          app.audience, sign(other, assertion_claims(tenant, app.client_id, "two")))));
      CHECK(by_other.status == 401);
      CHECK(by_other.body == assertion_refused);
    }
  }
}

TEST_CASE("an assertion that is wrong in any way is refused, and the log says how") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const auto credential = attach(tenant, app.client_id, AuthMethod::private_key_jwt,
                                 public_key_credential(rsa_key(), AssertionAlgorithm::rs256));
  const long long now = base::unix_seconds(tenant.clock.now());
  const auto changed = [&](base::Json members) {
    base::Json claims = assertion_claims(tenant, app.client_id, "one");
    for (auto at = members.begin(); at != members.end(); ++at) {
      if (at->is_null()) {
        claims.erase(at.key());
      } else {
        claims[at.key()] = *at;
      }
    }
    return sign(by_rsa(), claims);
  };
  const jose::SigningKey by_another{jose::Algorithm::rs256, "",
                                    *crypto::private_key_from_pkcs8_der(private_key_der()), ""};
  jose::SigningKey by_another_kid = by_rsa();
  by_another_kid.kid = "another-key-id";
  const base::Json good = assertion_claims(tenant, app.client_id, "one");
  struct Case {
    std::string assertion;
    const char* reason;
  };
  const Case cases[] = {
      {"nonsense", "The token is not a well-formed JWT."},
      {std::string(2049, 'a'), "The assertion is longer than 2048 octets."},
      {sign(by_another, good), "The token's signature does not verify."},
      {sign(by_another_kid, good), "No known key fits the token's header."},
      {sign({jose::Algorithm::hs256, "", nullptr, app.client_secret}, good),
       "The proof came by client_secret_jwt, but the application's authentication method is "
       "private_key_jwt."},
      {changed({{"iss", "somebody"}}), "The token comes from another issuer (iss)."},
      {changed({{"sub", "somebody"}}), "No application has the client_id \"somebody\"."},
      {changed({{"sub", std::string(65, 's')}}),
       "The assertion's claim sub is longer than 64 octets."},
      {changed({{"aud", "https://elsewhere.example/"}}),
       "The token is meant for another audience (aud)."},
      {changed({{"aud", nullptr}}), "The token lacks one of the claims iss, aud and exp."},
      {changed({{"jti", nullptr}}), "The assertion has no text as claim jti."},
      {changed({{"jti", std::string(65, 'j')}}),
       "The assertion's claim jti is longer than 64 octets."},
      {changed({{"exp", nullptr}}), "The token lacks one of the claims iss, aud and exp."},
      {changed({{"exp", now}}), "The assertion has expired (exp)."},
      {changed({{"exp", now + 301}}),
       "'exp' claim must specify a time that is no more than 5 minutes after 'iat'."},
      {changed({{"iat", nullptr}, {"exp", now + 311}}),
       "'exp' claim must specify a time that is no more than 5 minutes from now."},
      {changed({{"iat", now + 11}}), "The token is not valid yet (nbf, iat)."},
      {changed({{"nbf", now + 11}}), "The token is not valid yet (nbf, iat)."},
      {changed({{"exp", 1e300}}),
       "'exp' claim must specify a time that is no more than 5 minutes after 'iat'."},
  };
  for (const Case& one : cases) {
    INFO(one.assertion);
    const auto response = tenant.send(form_request(assertion_form(app.audience, one.assertion)));
    CHECK(response.status == 401);
    CHECK(response.body == assertion_refused);
    CHECK(newest_reason(tenant) == one.reason);
  }
  const auto again = [&](base::Json members) {
    return tenant.send(form_request(assertion_form(app.audience, changed(members)))).status;
  };
  // What is just within the limits.
  CHECK(again({{"jti", "a"}, {"exp", now + 300}}) == 200);
  CHECK(again({{"jti", "b"}, {"iat", now + 10}, {"nbf", now + 10}}) == 200);
  CHECK(again({{"jti", "c"}, {"aud", base::Json::array({"x", issuer})}}) == 200);
  CHECK(again({{"jti", "d"}, {"aud", std::string(issuer) + "oauth/token"}}) == 200);
  CHECK(again({{"jti", "e"}, {"iat", nullptr}}) == 200);
  // An expired credential does not count.
  auto expired = credential;
  expired.expires_at = tenant.clock.now();
  keep(tenant, {expired});
  CHECK(again({{"jti", "f"}}) == 401);
  CHECK(newest_reason(tenant) == "No credential of the application is in force.");
}

TEST_CASE("an assertion serves once, also after a restart and in a request that was refused") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  attach(tenant, app.client_id, AuthMethod::private_key_jwt,
         public_key_credential(rsa_key(), AssertionAlgorithm::rs256));
  const auto assertion = [&](const char* jti) {
    return sign(by_rsa(), assertion_claims(tenant, app.client_id, jti));
  };
  const base::Form first = assertion_form(app.audience, assertion("one"));
  CHECK(tenant.send(form_request(first)).status == 200);
  const auto replayed = tenant.send(form_request(first));
  CHECK(replayed.status == 401);
  CHECK(replayed.body == assertion_refused);
  CHECK(newest_reason(tenant) == "The assertion was used before (jti).");
  tenant.open();
  CHECK(tenant.send(form_request(first)).status == 401);

  const base::Form second = assertion_form("https://nowhere.example", assertion("two"));
  CHECK(tenant.send(form_request(second)).status == 403);
  CHECK(tenant.send(form_request(with(second, "audience", app.audience))).status == 401);
  CHECK(tenant.send(form_request(assertion_form(app.audience, assertion("three")))).status == 200);

  // Past its time the mark goes: an assertion that old is refused by its exp.
  tenant.clock.advance(std::chrono::minutes(10));
  tenant.engine->tick();
  CHECK(tenant.send(form_request(first)).status == 401);
  CHECK(newest_reason(tenant) == "The token has expired (exp).");
}

TEST_CASE("a client secret can sign assertions instead of being sent") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant, {{"token_endpoint_auth_method", "client_secret_jwt"}});
  const jose::SigningKey by_secret{jose::Algorithm::hs256, "", nullptr, app.client_secret};
  const auto form = [&](const jose::SigningKey& key, const char* jti) {
    return assertion_form(app.audience, sign(key, assertion_claims(tenant, app.client_id, jti)));
  };
  CHECK(tenant.send(form_request(form(by_secret, "one"))).status == 200);
  CHECK(tenant.send(form_request(form(by_secret, "one"))).status == 401);
  CHECK(
      tenant.send(form_request(with(form(by_secret, "two"), "client_id", app.client_id))).status ==
      200);
  CHECK(tenant.send(form_request(with(form(by_secret, "three"), "client_id", "other"))).status ==
        401);
  const jose::SigningKey by_wrong{jose::Algorithm::hs256, "", nullptr, std::string(64, 'w')};
  CHECK(tenant.send(form_request(form(by_wrong, "four"))).body == assertion_refused);
  // The secret itself is not what this application registered.
  CHECK(tenant.send(form_request(app.form())).body == refused("access_denied", "Unauthorized"));
}

TEST_CASE("half of an assertion, and an assertion beside a secret, are invalid requests") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  attach(tenant, app.client_id, AuthMethod::private_key_jwt,
         public_key_credential(rsa_key(), AssertionAlgorithm::rs256));
  const base::Form good =
      assertion_form(app.audience, sign(by_rsa(), assertion_claims(tenant, app.client_id, "one")));
  const auto body = [&](const base::Form& form) { return tenant.send(form_request(form)).body; };
  CHECK(body(without(good, "client_assertion")) ==
        refused("invalid_request", "Missing required parameter: client_assertion"));
  CHECK(body(without(good, "client_assertion_type")) ==
        refused("invalid_request", "Missing required parameter: client_assertion_type"));
  CHECK(body(with(good, "client_assertion_type", "urn:example:saml")) == assertion_refused);
  const std::string two_methods =
      refused("invalid_request", "Only one client authentication method may be used in a request");
  CHECK(body(with(with(good, "client_secret", "s"), "client_id", app.client_id)) == two_methods);
  CHECK(tenant.send(basic_request(app.client_id + ":s", good)).body == two_methods);
  // The application's name is in the log all the same.
  CHECK(newest_event(tenant)["client_id"] == app.client_id);
  CHECK(tenant.send(form_request(good)).status == 200);
}

TEST_CASE("the secret before a rotation is accepted until its time, and no longer") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  auto application = kept<domain::Application>(tenant, app.client_id);
  const oauth::SecretVault vault(tenant.settings.master_key, tenant.random);
  application.previous_secret = {application.secret, tenant.clock.now() + std::chrono::seconds(60)};
  application.secret = vault.store_client_secret("the new secret");
  keep(tenant, {application});
  const base::Form by_new = with(app.form(), "client_secret", "the new secret");
  CHECK(tenant.send(form_request(by_new)).status == 200);
  CHECK(tenant.send(form_request(app.form())).status == 200);
  tenant.clock.advance(std::chrono::milliseconds(59'999));
  CHECK(tenant.send(form_request(app.form())).status == 200);
  CHECK(newest_event(tenant)["details"]["checks"][1]["explanation"] ==
        "\"Billing service\" sent its secret by client_secret_post: the one before the last "
        "rotation, which is accepted until 2026-11-23T09:31:00.000Z.");
  tenant.clock.advance(std::chrono::milliseconds(1));
  const auto late = tenant.send(form_request(app.form()));
  CHECK(late.status == 401);
  CHECK(late.body == refused("access_denied", "Unauthorized"));
  CHECK(tenant.send(form_request(by_new)).status == 200);
}

TEST_CASE("an application without a proof of its own is told so, and gets no token") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant, {{"token_endpoint_auth_method", "none"}});
  for (const base::Form& form : {app.form(), without(app.form(), "client_secret")}) {
    const auto response = tenant.send(form_request(form));
    CHECK(response.status == 401);
    CHECK(response.body == refused("access_denied", "Unauthorized"));
    CHECK(newest_reason(tenant).starts_with("The application's authentication method is \"none\""));
  }
}

TEST_CASE("an assertion that comes many times at once gives one token") {
  test_support::LockedRandom random;
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  attach(tenant, app.client_id, AuthMethod::private_key_jwt,
         public_key_credential(rsa_key(), AssertionAlgorithm::rs256));
  const base::Request request = form_request(
      assertion_form(app.audience, sign(by_rsa(), assertion_claims(tenant, app.client_id, "one"))));
  auto shared = engine::Engine::open(tenant.settings, tenant.store, tenant.clock, random);
  REQUIRE(shared);
  tenant.engine = std::move(*shared);
  (void)tenant.post_form("/oauth/token", app.form());  // makes what is made once
  std::atomic<int> granted = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      if (tenant.engine->handle(request).status == 200) ++granted;
    });
  }
  for (std::thread& one : threads) one.join();
  CHECK(granted == 1);
  CHECK(json_of(tenant.manage("GET", "/api/tallygate/v1/usage"))["total"] == 1);
}

TEST_CASE("a key that was registered through the Management API proves the application at once") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string client = "/api/v2/clients/" + app.client_id;
  const std::string pem = crypto::write_pem("PUBLIC KEY", rsa_key()->public_key()->spki_der());
  const base::Json credential = json_of(tenant.manage(
      "POST", client + "/credentials",
      {{"credential_type", "public_key"}, {"name", "k"}, {"pem", pem}, {"alg", "PS256"}}));
  base::Json methods;
  methods["private_key_jwt"]["credentials"] =
      base::Json::array({base::Json({{"id", text_of(credential, "id")}})});
  REQUIRE(tenant
              .manage("PATCH", client,
                      {{"token_endpoint_auth_method", nullptr},
                       {"client_authentication_methods", methods}})
              .status == 200);
  jose::SigningKey key = by_rsa(jose::Algorithm::ps256);
  key.kid = text_of(credential, "kid");
  const base::Form form =
      assertion_form(app.audience, sign(key, assertion_claims(tenant, app.client_id, "one")));
  CHECK(tenant.send(form_request(form)).status == 200);
  CHECK(tenant.send(form_request(app.form())).status == 401);
}

TEST_CASE("a rotation with an overlap leaves the old secret good for that long") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const base::Json rotated = json_of(tenant.manage(
      "POST", "/api/v2/clients/" + app.client_id + "/rotate-secret", {{"overlap_seconds", 60}}));
  const std::string secret = text_of(rotated, "client_secret");
  CHECK(secret != app.client_secret);
  CHECK(tenant.send(form_request(app.form())).status == 200);
  CHECK(tenant.send(form_request(with(app.form(), "client_secret", secret))).status == 200);
  tenant.clock.advance(std::chrono::seconds(60));
  CHECK(tenant.send(form_request(app.form())).status == 401);
  CHECK(tenant.send(form_request(with(app.form(), "client_secret", secret))).status == 200);
}
