#include <catch2/catch_test_macros.hpp>

#include "crypto/issue.h"
#include "jose/jwe.h"
#include "tests/engine/token_client.h"

using namespace token_client;
using domain::PossessionMechanism;
using domain::PossessionScope;

namespace {

base::Request with_proof(const AuthorizedApplication& app, const std::string& proof) {
  base::Request request = form_request(app.form());
  request.headers.add("DPoP", proof);
  return request;
}

void require_possession(TestTenant& tenant, const AuthorizedApplication& app,
                        PossessionMechanism mechanism, PossessionScope scope) {
  auto api = kept<domain::Api>(tenant, app.api_id);
  api.proof_of_possession = {mechanism, true, scope};
  keep(tenant, {api});
}

std::string bad_proof(const std::string& text) {
  return refused("invalid_dpop_proof", text);
}

}  // namespace

TEST_CASE("a DPoP proof binds the token to its key, once") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const base::Request request = with_proof(app, dpop_proof(tenant, "one"));
  const auto response = tenant.send(request);
  CHECK(response.status == 200);
  CHECK(json_of(response)["token_type"] == "DPoP");
  CHECK(claims_in(response)["cnf"] ==
        base::Json({{"jkt", jose::thumbprint(*p256_key()->public_key())}}));
  CHECK(!response.headers.find("dpop-nonce"));
  const auto replayed = tenant.send(request);
  CHECK(replayed.status == 400);
  CHECK(replayed.body == bad_proof("The DPoP proof was used before (jti)"));
  tenant.open();
  CHECK(tenant.send(request).status == 400);
  // Without a proof the token is nobody's in particular.
  CHECK(json_of(tenant.send(form_request(app.form())))["token_type"] == "Bearer");
}

TEST_CASE("a DPoP proof that is wrong is refused, and the client is told why") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const long long now = base::unix_seconds(tenant.clock.now());
  const std::pair<std::string, std::string> cases[] = {
      {"nonsense", "The DPoP proof is not a well-formed JWT"},
      {dpop_proof(tenant, "a", {{"htm", "GET"}}),
       "The DPoP proof is for another HTTP method (htm)"},
      {dpop_proof(tenant, "b", {{"htu", "https://elsewhere.example/oauth/token"}}),
       "The DPoP proof is for another URI (htu)"},
      {dpop_proof(tenant, "c", {{"iat", now - 301}}), "The DPoP proof is too old (iat)"},
      {dpop_proof(tenant, "d", {{"iat", now + 11}}), "The DPoP proof comes from the future (iat)"},
  };
  for (const auto& [proof, text] : cases) {
    const auto response = tenant.send(with_proof(app, proof));
    CHECK(response.status == 400);
    CHECK(response.body == bad_proof(text));
  }
  base::Request twice = with_proof(app, dpop_proof(tenant, "e"));
  twice.headers.add("dpop", dpop_proof(tenant, "f"));
  CHECK(tenant.send(twice).body == bad_proof("The DPoP header was sent more than once"));
  // At the address where certificates are asked for, the proof is about that address.
  base::Request at_mtls = with_proof(
      app, dpop_proof(tenant, "g", {{"htu", "https://mtls.localhost:8443/oauth/token"}}));
  CHECK(tenant.send(at_mtls).status == 400);
  at_mtls.mtls_origin = "https://mtls.localhost:8443";
  CHECK(tenant.send(at_mtls).status == 200);
}

TEST_CASE("where the tenant wants nonces, a proof without a fresh one is sent back with one") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  auto settings = settings_of(tenant);
  settings.policies.dpop_nonce = true;
  keep(tenant, {settings});
  const auto first = tenant.send(with_proof(app, dpop_proof(tenant, "a")));
  CHECK(first.status == 400);
  CHECK(first.body ==
        refused("use_dpop_nonce", "Authorization server requires nonce in DPoP proof"));
  REQUIRE(first.headers.find("dpop-nonce"));
  const std::string nonce = *first.headers.find("dpop-nonce");
  const auto second = tenant.send(with_proof(app, dpop_proof(tenant, "b", {{"nonce", nonce}})));
  CHECK(second.status == 200);
  CHECK(*second.headers.find("dpop-nonce") == nonce);
  tenant.clock.advance(std::chrono::minutes(5));
  const auto later = tenant.send(with_proof(app, dpop_proof(tenant, "c", {{"nonce", nonce}})));
  CHECK(later.status == 200);
  CHECK(*later.headers.find("dpop-nonce") != nonce);
  tenant.clock.advance(std::chrono::minutes(5));
  CHECK(tenant.send(with_proof(app, dpop_proof(tenant, "d", {{"nonce", nonce}}))).status == 400);
}

TEST_CASE("an API that binds its tokens gives none without a proof of the kind that it wants") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  crypto::CertificateDetails details;
  details.subject = {{"CN", "orders"}};
  details.not_before = details.not_after = tenant.clock.now();
  details.serial = "1";
  const auto certificate = *crypto::self_signed_certificate(details, *p256_key());
  base::Request with_certificate = form_request(app.form());
  with_certificate.client_certificate = certificate.der;
  const base::Json bound = {{"x5t#S256", jose::x5t_s256(certificate)}};
  const auto missing = [](const std::string& what) {
    return refused("invalid_request", "Possession of a key must be proved: " + what);
  };

  CHECK(!claims_in(tenant.send(with_certificate)).contains("cnf"));
  require_possession(tenant, app, PossessionMechanism::mtls, PossessionScope::public_clients);
  CHECK(tenant.send(form_request(app.form())).status == 200);
  require_possession(tenant, app, PossessionMechanism::mtls, PossessionScope::all_clients);
  CHECK(tenant.send(form_request(app.form())).body == missing("client certificate"));
  CHECK(tenant.send(with_proof(app, dpop_proof(tenant, "a"))).body ==
        missing("client certificate"));
  CHECK(claims_in(tenant.send(with_certificate))["cnf"] == bound);
  require_possession(tenant, app, PossessionMechanism::dpop, PossessionScope::all_clients);
  CHECK(tenant.send(with_certificate).body == missing("DPoP proof"));
  CHECK(tenant.send(with_proof(app, dpop_proof(tenant, "a"))).status == 200);

  auto api = kept<domain::Api>(tenant, app.api_id);
  api.proof_of_possession.reset();
  auto application = kept<domain::Application>(tenant, app.client_id);
  application.require_proof_of_possession = true;
  keep(tenant, {api, application});
  CHECK(tenant.send(form_request(app.form())).body == missing("DPoP proof or client certificate"));
  CHECK(claims_in(tenant.send(with_certificate))["cnf"] == bound);
  CHECK(tenant.send(with_proof(app, dpop_proof(tenant, "b"))).status == 200);
}

TEST_CASE("an API with an encryption key gets its tokens nested, and opens them with it") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::pair<domain::EncryptionAlgorithm, jose::KeyEncryption> algorithms[] = {
      {domain::EncryptionAlgorithm::rsa_oaep_256, jose::KeyEncryption::rsa_oaep_256},
      {domain::EncryptionAlgorithm::rsa_oaep_384, jose::KeyEncryption::rsa_oaep_384},
      {domain::EncryptionAlgorithm::rsa_oaep_512, jose::KeyEncryption::rsa_oaep_512}};
  for (const auto& [algorithm, encryption] : algorithms) {
    auto api = kept<domain::Api>(tenant, app.api_id);
    api.token_encryption = {"key", algorithm, "the-api-key", rsa_key()->public_key()->spki_der()};
    keep(tenant, {api});
    const std::string token =
        text_of(json_of(tenant.send(form_request(app.form()))), "access_token");
    const auto opened = jose::decrypt_compact(token, {encryption, "the-api-key", rsa_key()});
    REQUIRE(opened);
    CHECK(opened->header["cty"] == "JWT");
    CHECK(opened->header["enc"] == "A256GCM");
    CHECK(jose::decode_jwt_unverified(opened->plain)->claims["aud"] == app.audience);
  }
}

TEST_CASE(
    "the Management API takes a bound token from whoever holds its key, and from nobody else") {
  TestTenant tenant;
  const auto first = tenant.engine->first_application();
  base::Request ask = form_request({{"grant_type", "client_credentials"},
                                    {"client_id", first->client_id.value},
                                    {"client_secret", first->client_secret},
                                    {"audience", management_audience}});
  ask.headers.add("dpop", dpop_proof(tenant, "one"));
  const std::string token = text_of(json_of(tenant.send(ask)), "access_token");
  const auto call = [&](const std::string& scheme, const std::string& proof) {
    base::Request request;
    request.target = "/api/v2/clients?per_page=1";
    request.headers = {{"authorization", scheme + " " + token}};
    if (!proof.empty()) request.headers.add("dpop", proof);
    return tenant.send(request);
  };
  const std::string ath = jose::base64url_encode(crypto::digest(crypto::Hash::sha256, token));
  const base::Json about_call = {
      {"htm", "GET"}, {"htu", std::string(issuer) + "api/v2/clients"}, {"ath", ath}};
  CHECK(call("DPoP", dpop_proof(tenant, "two", about_call)).status == 200);
  const std::pair<base::Response, const char*> refusals[] = {
      {call("Bearer", ""), "The token is bound to a DPoP key: its scheme is DPoP, not Bearer."},
      {call("DPoP", ""), "The token is bound to a DPoP key: the request needs one DPoP proof."},
      {call("DPoP", dpop_proof(tenant, "three")),
       "The DPoP proof is for another HTTP method (htm)."},
      {call("DPoP", dpop_proof(tenant, "four", {{"htm", "GET"}, {"htu", about_call["htu"]}})),
       "The DPoP proof is for another access token (ath)."}};
  for (const auto& [response, message] : refusals) {
    CHECK(response.status == 401);
    CHECK(json_of(response)["message"] == message);
  }
  base::Request unbound;
  unbound.target = "/api/v2/clients";
  unbound.headers = {{"authorization", "DPoP " + tenant.token}};
  CHECK(tenant.send(unbound).status == 401);
}
