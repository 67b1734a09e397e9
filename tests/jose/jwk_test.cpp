#include <catch2/catch_test_macros.hpp>

#include "jose/base64.h"
#include "jose/jwk.h"
#include "tests/crypto/samples.h"
#include "tests/jose/claims.h"
#include "tests/jose/rfc.h"

using jose::JwkError;

namespace {

base::Json json(const std::string& text) {
  return base::parse_json(text).value();
}

base::Json changed_jwk(const char* jwk, const std::string& changes) {
  return claims::changed(json(jwk), changes);
}

crypto::PublicKeyPtr public_key(const char* jwk) {
  return jose::public_key_from_jwk(json(jwk)).value();
}

std::string kids_of(const base::Json& jwks) {
  const auto keys = jose::keys_from_jwks(jwks).value();
  std::string kids;
  for (const auto& key : keys) kids += key.kid + " ";
  return kids;
}

}  // namespace

TEST_CASE("a public key becomes the JWK it was read from") {
  for (const char* jwk : {rfc::a2_jwk, rfc::a3_jwk}) {
    CHECK(base::write_json(jose::to_jwk(*public_key(jwk))) == jwk);
  }
}

TEST_CASE("the thumbprint of RFC 7638 comes out, whatever else the JWK says") {
  const base::Json jwk = json(rfc::jwks)["keys"][1];
  CHECK(jose::thumbprint(*jose::public_key_from_jwk(jwk).value()) == rfc::jwks_rsa_thumbprint);
  // The key of RFC 7515 appendix A.3, its members written down by hand.
  CHECK(jose::thumbprint(*public_key(rfc::a3_jwk)) ==
        jose::base64url_encode(crypto::digest(
            crypto::Hash::sha256,
            R"({"crv":"P-256","kty":"EC","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
            R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})")));
}

TEST_CASE("JWKs that are no public key of ours are refused") {
  const auto with = [](const char* name, const std::string& octets) {
    return R"({")" + std::string(name) + R"(":")" + jose::base64url_encode(octets) + R"("})";
  };
  const struct {
    base::Json jwk;
    JwkError error;
  } cases[] = {
      {json("[]"), JwkError::malformed},
      {json("\"RSA\""), JwkError::malformed},
      {json("{}"), JwkError::malformed},
      {changed_jwk(rfc::a2_jwk, R"({"kty":1})"), JwkError::malformed},
      {changed_jwk(rfc::a2_jwk, R"({"kty":"rsa"})"), JwkError::unsupported},
      {changed_jwk(rfc::a2_jwk, R"({"kty":"oct","k":"c2VjcmV0"})"), JwkError::unsupported},
      {changed_jwk(rfc::a2_jwk, R"({"kty":"OKP","crv":"Ed25519"})"), JwkError::unsupported},
      {changed_jwk(rfc::a2_jwk, R"({"kty":"EC"})"), JwkError::malformed},
      {changed_jwk(rfc::a2_jwk, R"({"n":null})"), JwkError::malformed},
      {changed_jwk(rfc::a2_jwk, R"({"e":null})"), JwkError::malformed},
      {changed_jwk(rfc::a2_jwk, R"({"e":65537})"), JwkError::malformed},
      {changed_jwk(rfc::a2_jwk, R"({"e":"AQAB="})"), JwkError::malformed},
      {changed_jwk(rfc::a2_jwk, R"({"e":"AQ"})"), JwkError::malformed},
      {changed_jwk(rfc::a2_jwk, with("n", std::string(128, '\xff'))), JwkError::unsupported},
      {changed_jwk(rfc::a2_jwk, with("n", '\0' + std::string(256, '\xff'))), JwkError::malformed},
      {changed_jwk(rfc::a3_jwk, R"({"crv":null})"), JwkError::malformed},
      {changed_jwk(rfc::a3_jwk, R"({"crv":"P-384"})"), JwkError::unsupported},
      {changed_jwk(rfc::a3_jwk, R"({"crv":"secp256k1"})"), JwkError::unsupported},
      {changed_jwk(rfc::a3_jwk, R"({"x":null})"), JwkError::malformed},
      {changed_jwk(rfc::a3_jwk, with("x", std::string(31, 'x'))), JwkError::malformed},
      {changed_jwk(rfc::a3_jwk, with("y", std::string(32, 'y'))), JwkError::malformed},
  };
  for (const auto& each : cases) {
    CAPTURE(base::write_json(each.jwk));
    CHECK(jose::public_key_from_jwk(each.jwk).error() == each.error);
  }
}

TEST_CASE("private members are never carried along") {
  const auto with_d =
      changed_jwk(rfc::a3_jwk, R"({"d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI","kid":"1"})");
  CHECK(base::write_json(jose::to_jwk(*jose::public_key_from_jwk(with_d).value())) == rfc::a3_jwk);
}

TEST_CASE("a key set is written with what is known of each key, secrets left out") {
  std::vector<jose::VerificationKey> keys(3);
  keys[0].kid = "first";
  keys[0].algorithm = jose::Algorithm::es256;
  keys[0].key = public_key(rfc::a3_jwk);
  keys[1].kid = "secret";
  keys[1].secret = "a secret of enough octets to sign";
  keys[2].key = public_key(rfc::a3_jwk);
  const std::string point =
      R"("kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
      R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","use":"sig")";
  CHECK(base::write_json(jose::to_jwks(keys)) ==
        R"({"keys":[{)" + point + R"(,"alg":"ES256","kid":"first"},{)" + point + "}]}");
  CHECK(base::write_json(jose::to_jwks({})) == R"({"keys":[]})");
}

TEST_CASE("one key is published under a kid for each algorithm, with its certificate") {
  const auto certificate = crypto::certificate_from_pem(samples::rsa_certificate_pem).value();
  const auto key = crypto::public_key_from_spki_der(certificate.spki).value();
  const base::Json jwks = jose::to_jwks({{"one", jose::Algorithm::rs256, key, "", certificate},
                                         {"two", jose::Algorithm::ps256, key, "", certificate},
                                         {"three", std::nullopt, key, ""}});
  const auto entry = [&](size_t i) {
    base::Json members = jwks["keys"][i];
    members.erase("n");
    return members;
  };
  const std::string der = jose::base64_encode(certificate.der);
  // As `openssl x509 -fingerprint -sha1` gives it.
  const std::string published =
      R"(","x5t":"aGj_Whu5MutuFzljd-8Vb60bNtE","x5c":[")" + der + R"("]})";
  const std::string key_members = R"({"kty":"RSA","e":"AQAB","use":"sig")";
  CHECK(base::write_json(entry(0)) == key_members + R"(,"alg":"RS256","kid":"one)" + published);
  CHECK(base::write_json(entry(1)) == key_members + R"(,"alg":"PS256","kid":"two)" + published);
  CHECK(base::write_json(entry(2)) == key_members + R"(,"kid":"three"})");
  const auto read = jose::keys_from_jwks(jwks).value();
  REQUIRE(read.size() == 3);
  CHECK(read[1].algorithm == jose::Algorithm::ps256);
  CHECK(jose::x5t_s256(certificate) == "KbSoz-G1_zpuyAPCIt7f5jJyZ0uC0M2YN6P1E_bAP9U");
}

TEST_CASE("the signature key of RFC 7517 appendix A.1 is taken, the encryption key skipped") {
  const auto keys = jose::keys_from_jwks(json(rfc::jwks)).value();
  REQUIRE(keys.size() == 1);
  CHECK(keys[0].kid == "2011-04-29");
  CHECK(keys[0].algorithm == jose::Algorithm::rs256);
  CHECK(keys[0].secret.empty());
  CHECK(jose::thumbprint(*keys[0].key) == rfc::jwks_rsa_thumbprint);
}

TEST_CASE("entries that cannot verify here are skipped, the others taken") {
  const char* const changes[] = {
      R"({"kid":"plain"})",
      R"({"kid":"sig","use":"sig"})",
      R"({"kid":"enc","use":"enc"})",
      R"({"kid":"use 1","use":1})",
      R"({"kid":"verify","key_ops":["sign","verify"]})",
      R"({"kid":"encrypt","key_ops":["encrypt"]})",
      R"({"kid":"no ops","key_ops":[]})",
      R"({"kid":"ops 1","key_ops":1})",
      R"({"kid":"ES256","alg":"ES256"})",
      R"({"kid":"RS256","alg":"RS256"})",
      R"({"kid":"HS256","alg":"HS256"})",
      R"({"kid":"none","alg":"none"})",
      R"({"kid":"alg 1","alg":1})",
      R"({"kid":1})",
      R"({"kid":"symmetric","kty":"oct","k":"YSBzZWNyZXQgb2YgZW5vdWdoIG9jdGV0cw"})",
      R"({"kid":"off the curve","x":"AAAA"})",
      R"({"kid":"unknown member","x5u":"https://example.com"})",
  };
  base::Json jwks = json(R"({"keys":[],"next":"ignored"})");
  for (const char* each : changes) jwks["keys"].push_back(changed_jwk(rfc::a3_jwk, each));
  CHECK(kids_of(jwks) == "plain sig verify ES256 unknown member ");
}

TEST_CASE("what is no key set is refused") {
  const std::string entry = rfc::a3_jwk;
  std::string many = entry;
  for (size_t i = 1; i < jose::jwks_keys_max; ++i) many += "," + entry;
  CHECK(jose::keys_from_jwks(json(R"({"keys":[)" + many + "]}")).value().size() ==
        jose::jwks_keys_max);
  const struct {
    std::string text;
    JwkError error;
  } cases[] = {{"[]", JwkError::malformed},
               {"{}", JwkError::malformed},
               {R"({"keys":{}})", JwkError::malformed},
               {R"({"keys":[1]})", JwkError::malformed},
               {R"({"keys":[)" + many + "," + entry + "]}", JwkError::too_many_keys}};
  for (const auto& each : cases) {
    CHECK(jose::keys_from_jwks(json(each.text)).error() == each.error);
  }
}
