#include "jose/dpop.h"

#include <catch2/catch_test_macros.hpp>

#include "base/json.h"
#include "jose/base64.h"
#include "jose/jws.h"
#include "tests/jose/claims.h"
#include "tests/jose/jws_samples.h"
#include "tests/jose/rfc.h"

using claims::changed;
using claims::now_seconds;
using jose::Algorithm;
using jose::DpopError;

namespace {

jose::DpopExpectation proof_expectation() {
  jose::DpopExpectation expected;
  expected.method = "POST";
  expected.uri = "https://tenant.example/oauth/token";
  expected.now = base::from_unix_seconds(now_seconds);
  return expected;
}

std::string proof(const std::string& claims, const std::string& header = "{}",
                  Algorithm algorithm = Algorithm::es256) {
  const auto key = jws_samples::signing_key(algorithm);
  base::Json members;
  members["typ"] = "dpop+jwt";
  if (key.key) members["jwk"] = jose::to_jwk(*key.key->public_key());
  const base::Json all = {{"jti", "one"},
                          {"htm", "POST"},
                          {"htu", "https://tenant.example/oauth/token"},
                          {"iat", now_seconds}};
  return jose::sign_compact(key, changed(members, header), base::write_json(changed(all, claims)))
      .value();
}

std::string proof_outcome(const base::Result<jose::DpopProof, DpopError>& result) {
  return result ? "valid" : std::string(jose::describe(result.error()));
}
std::string proof_outcome(const std::string& text,
                          const jose::DpopExpectation& expected = proof_expectation()) {
  return proof_outcome(jose::verify_dpop_proof(text, expected));
}
std::string said(DpopError error) {
  return std::string(jose::describe(error));
}

std::string made_at(long long seconds) {
  return R"({"iat":)" + std::to_string(now_seconds + seconds) + "}";
}

}  // namespace

TEST_CASE("the proofs of RFC 9449 verify") {
  jose::DpopExpectation expected;
  expected.method = "POST";
  expected.uri = "https://server.example.com/token";
  expected.now = base::from_unix_seconds(1562262616);
  const auto for_token = jose::verify_dpop_proof(rfc::dpop_token_proof, expected);
  REQUIRE(for_token);
  CHECK(for_token->jkt == rfc::dpop_jkt);
  CHECK(for_token->jti == "-BwC3ESc6acc2lTc");
  CHECK(for_token->iat == expected.now);
  CHECK_FALSE(for_token->nonce);

  expected.method = "GET";
  expected.uri = "https://resource.example.org/protectedresource";
  expected.access_token = rfc::dpop_access_token;
  const auto for_resource = jose::verify_dpop_proof(rfc::dpop_resource_proof, expected);
  REQUIRE(for_resource);
  CHECK(for_resource->jkt == rfc::dpop_jkt);
  CHECK(for_resource->jti == "e1j3V_bKic8-LAEB");
}

TEST_CASE("a proof is signed by ES256, RS256 or PS256 with the key that it carries") {
  for (Algorithm algorithm : jws_samples::every_algorithm) {
    const bool is_taken = algorithm == Algorithm::es256 || algorithm == Algorithm::rs256 ||
                          algorithm == Algorithm::ps256;
    CAPTURE(jose::name(algorithm));
    CHECK(proof_outcome(proof("{}", "{}", algorithm)) ==
          (is_taken ? "valid" : said(DpopError::algorithm_not_allowed)));
  }
  CHECK(jose::verify_dpop_proof(proof("{}"), proof_expectation())->jkt ==
        jose::thumbprint(*jws_samples::p256_key()->public_key()));
  base::SeededRandom random(2);
  const auto other = crypto::generate_p256(random).value();
  const std::string foreign = base::write_json(jose::to_jwk(*other->public_key()));
  CHECK(proof_outcome(proof("{}", R"({"jwk":)" + foreign + "}")) == said(DpopError::bad_signature));
}

TEST_CASE("the header of a proof says dpop+jwt and carries a public key") {
  const std::string rsa = base::write_json(jose::to_jwk(*jws_samples::rsa_key()->public_key()));
  const auto with = [](const std::string& member) {
    base::Json jwk = jose::to_jwk(*jws_samples::p256_key()->public_key());
    return R"({"jwk":)" + base::write_json(changed(jwk, member)) + "}";
  };
  const struct {
    std::string header, outcome;
  } cases[] = {
      {"{}", "valid"},
      {R"({"typ":"DPoP+JWT"})", "valid"},
      {R"({"typ":"application/dpop+jwt"})", "valid"},
      {R"({"x5u":"https://example.com"})", "valid"},
      {with(R"({"kid":"1","use":"sig","alg":"ES256"})"), "valid"},
      {R"({"typ":"JWT"})", said(DpopError::wrong_type)},
      {R"({"typ":null})", said(DpopError::wrong_type)},
      {R"({"typ":1})", said(DpopError::wrong_type)},
      {R"({"crit":["b64"],"b64":true})", said(DpopError::critical_header)},
      {R"({"jwk":null})", said(DpopError::bad_key)},
      {R"({"jwk":"key"})", said(DpopError::bad_key)},
      {R"({"jwk":[]})", said(DpopError::bad_key)},
      {R"({"jwk":{}})", said(DpopError::bad_key)},
      {R"({"jwk":)" + rsa + "}", said(DpopError::bad_key)},
      {with(R"({"crv":"P-384"})"), said(DpopError::bad_key)},
      {with(R"({"x":"AAAA"})"), said(DpopError::bad_key)},
      {with(R"({"d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"})"),
       said(DpopError::private_key)},
      {with(R"({"k":"c2VjcmV0"})"), said(DpopError::private_key)},
      {with(R"({"qi":1})"), said(DpopError::private_key)},
  };
  for (const auto& each : cases) {
    CAPTURE(each.header);
    CHECK(proof_outcome(proof("{}", each.header)) == each.outcome);
  }
}

TEST_CASE("each claim of a proof is judged") {
  const std::string missing = said(DpopError::missing_claim), bad = said(DpopError::bad_claim);
  const struct {
    std::string claims, outcome;
  } cases[] = {
      {"{}", "valid"},
      {R"({"exp":1,"unknown":[1]})", "valid"},
      {R"({"jti":null})", missing},
      {R"({"jti":1})", bad},
      {R"({"jti":""})", bad},
      {R"({"jti":")" + std::string(256, 'x') + "\"}", "valid"},
      {R"({"jti":")" + std::string(257, 'x') + "\"}", bad},
      {R"({"htm":null})", missing},
      {R"({"htm":1})", bad},
      {R"({"htm":"GET"})", said(DpopError::wrong_method)},
      {R"({"htm":"post"})", said(DpopError::wrong_method)},
      {R"({"htu":null})", missing},
      {R"({"htu":["https://tenant.example/oauth/token"]})", bad},
      {R"({"htu":"https://tenant.example/oauth/token?x=1#y"})", "valid"},
      {R"({"htu":"HTTPS://TENANT.example:443/oauth/token"})", "valid"},
      {R"({"htu":"https://tenant.example/oauth/token/"})", said(DpopError::wrong_uri)},
      {R"({"htu":"https://tenant.example/OAUTH/token"})", said(DpopError::wrong_uri)},
      {R"({"htu":"http://tenant.example/oauth/token"})", said(DpopError::wrong_uri)},
      {R"({"htu":"https://tenant.example:8443/oauth/token"})", said(DpopError::wrong_uri)},
      {R"({"htu":"https://other.example/oauth/token"})", said(DpopError::wrong_uri)},
      {R"({"htu":"/oauth/token"})", said(DpopError::wrong_uri)},
      {R"({"iat":null})", missing},
      {R"({"iat":"1700000000"})", bad},
      {made_at(10), "valid"},
      {made_at(11), said(DpopError::too_new)},
      {made_at(-300), "valid"},
      {made_at(-301), said(DpopError::too_old)},
      {R"({"iat":1700000000.5})", "valid"},
      {R"({"iat":1700000010.5})", said(DpopError::too_new)},
      {R"({"iat":1e300})", said(DpopError::too_new)},
      {R"({"iat":-1e300})", said(DpopError::too_old)},
      {R"({"nonce":1})", bad},
      {R"({"nonce":"not asked for"})", "valid"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.claims);
    CHECK(proof_outcome(proof(each.claims)) == each.outcome);
  }
}

TEST_CASE("a nonce is one of the server's where it asks for one, and is handed on") {
  auto expected = proof_expectation();
  expected.nonces = {"new", "old"};
  CHECK(proof_outcome(proof(R"({"nonce":"new"})"), expected) == "valid");
  CHECK(proof_outcome(proof(R"({"nonce":"old"})"), expected) == "valid");
  CHECK(proof_outcome(proof(R"({"nonce":"older"})"), expected) == said(DpopError::wrong_nonce));
  CHECK(proof_outcome(proof(R"({"nonce":""})"), expected) == said(DpopError::wrong_nonce));
  CHECK(proof_outcome(proof("{}"), expected) == said(DpopError::missing_nonce));
  CHECK(jose::verify_dpop_proof(proof(R"({"nonce":"new"})"), expected)->nonce == "new");
}

TEST_CASE("at a resource server a proof names the access token that it came with") {
  auto expected = proof_expectation();
  expected.access_token = "token";
  const auto named = [](const std::string& token) {
    return R"({"ath":")" + jose::base64url_encode(crypto::digest(crypto::Hash::sha256, token)) +
           "\"}";
  };
  CHECK(proof_outcome(proof(named("token")), expected) == "valid");
  CHECK(proof_outcome(proof(named("other")), expected) == said(DpopError::wrong_access_token));
  CHECK(proof_outcome(proof("{}"), expected) == said(DpopError::wrong_access_token));
  CHECK(proof_outcome(proof(R"({"ath":1})"), expected) == said(DpopError::wrong_access_token));
  CHECK(proof_outcome(proof(named("any")), proof_expectation()) == "valid");
}

TEST_CASE("what is no proof is refused") {
  const std::string good = proof("{}");
  const std::string other_payload = jose::base64url_encode(R"({"jti":"two"})");
  const size_t first = good.find('.') + 1, second = good.rfind('.');
  const auto key = jws_samples::signing_key(Algorithm::es256);
  base::Json header = {{"typ", "dpop+jwt"}};
  header["jwk"] = jose::to_jwk(*key.key->public_key());
  const struct {
    std::string text, outcome;
  } cases[] = {
      {"", said(DpopError::malformed)},
      {"a.b.c", said(DpopError::malformed)},
      {good + "," + good, said(DpopError::malformed)},
      {good + ".", said(DpopError::malformed)},
      {good.substr(0, second + 1), said(DpopError::bad_signature)},
      {good.substr(0, first) + other_payload + good.substr(second), said(DpopError::bad_signature)},
      {jose::sign_compact(key, header, "[]").value(), said(DpopError::malformed)},
      {jose::sign_compact(key, header, R"({"jti":"a","jti":"b"})").value(),
       said(DpopError::malformed)},
      {rfc::a5_jws, said(DpopError::wrong_type)},
      {jose::base64url_encode(R"({"typ":"dpop+jwt","alg":"none"})") + ".e30.",
       said(DpopError::algorithm_not_allowed)},
      {jose::base64url_encode(R"({"typ":"dpop+jwt"})") + ".e30.",
       said(DpopError::algorithm_not_allowed)},
      {std::string(jose::dpop_proof_length_max, 'x'), said(DpopError::malformed)},
      {std::string(jose::dpop_proof_length_max + 1, 'x'), said(DpopError::too_large)},
  };
  for (const auto& each : cases) {
    CAPTURE(each.text.substr(0, 200));
    CHECK(proof_outcome(each.text) == each.outcome);
  }
}

TEST_CASE("a key of 4096 bits fits into a proof") {
  std::string modulus(512, '\x5a');
  modulus.front() = '\x80';
  modulus.back() = '\x01';
  const auto key =
      crypto::public_key_from_numbers(crypto::RsaPublicNumbers{modulus, "\x01\x01"}).value();
  base::Json header = {{"typ", "dpop+jwt"}, {"alg", "RS256"}};
  header["jwk"] = jose::to_jwk(*key);
  const std::string text = jose::base64url_encode(base::write_json(header)) + ".e30." +
                           jose::base64url_encode(std::string(512, 's'));
  CHECK(proof_outcome(text) == said(DpopError::bad_signature));
}

TEST_CASE("URIs are compared by what names the resource") {
  const struct {
    const char *uri, *normalized;
  } cases[] = {
      {"https://host/path", "https://host/path"},
      {"HTTPS://HoSt/PaTh", "https://host/PaTh"},
      {"https://host:443/path", "https://host/path"},
      {"https://host:/path", "https://host/path"},
      {"https://host:80/path", "https://host:80/path"},
      {"http://host:80/path", "http://host/path"},
      {"http://host:443/path", "http://host:443/path"},
      {"https://host", "https://host/"},
      {"https://host?query", "https://host/"},
      {"https://host#fragment", "https://host/"},
      {"https://host/path?a=https://other/", "https://host/path"},
      {"https://host/path#?", "https://host/path"},
      {"https://host/a:b@c", "https://host/a:b@c"},
      {"http://[::1]:80/path", "http://[::1]/path"},
      {"http://[::A]:8080", "http://[::a]:8080/"},
      {"http://[::1", "http://[::1/"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.uri);
    CHECK(jose::normalized_htu(each.uri) == each.normalized);
  }
  for (const char* uri :
       {"", "host", "//host/path", "/path", "https:host", "ftp://host/", "https:///path",
        "https://", "https://:443/", "https://me@host/", "https://me:secret@host/"}) {
    CAPTURE(uri);
    CHECK_FALSE(jose::normalized_htu(uri));
  }
}
