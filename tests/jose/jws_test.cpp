#include <catch2/catch_test_macros.hpp>

#include "jose/base64.h"
#include "jose/jws.h"
#include "tests/jose/jws_samples.h"
#include "tests/jose/rfc.h"

using jose::Algorithm;
using jose::JwsError;
using jose::VerificationKey;
using namespace jws_samples;

namespace {

VerificationKey verification_key(const jose::SigningKey& key) {
  return {key.kid, key.algorithm, key.key ? key.key->public_key() : nullptr, key.secret};
}

VerificationKey published_key(const char* jwk) {
  return {"", std::nullopt, jose::public_key_from_jwk(*base::parse_json(jwk)).value(), ""};
}

VerificationKey secret_of(const char* base64url) {
  return {"", std::nullopt, nullptr, jose::base64url_decode(base64url).value()};
}

// A JWS with the HS256 signature that belongs to it, whatever the header and payload are.
std::string signed_by_hand(const std::string& header, const std::string& payload = "payload") {
  const std::string input = jose::base64url_encode(header) + "." + jose::base64url_encode(payload);
  return input + "." + jose::base64url_encode(crypto::hmac(crypto::Hash::sha256, secret, input));
}

const std::vector<VerificationKey> hand_keys = {{"", std::nullopt, nullptr, secret}};

}  // namespace

TEST_CASE("the examples of RFC 7515 and RFC 7520 verify") {
  const struct {
    const char* jws;
    VerificationKey key;
    Algorithm algorithm;
    const char* payload;
  } cases[] = {
      {rfc::a1_jws, secret_of(rfc::a1_secret), Algorithm::hs256, rfc::jws_payload},
      {rfc::a2_jws, published_key(rfc::a2_jwk), Algorithm::rs256, rfc::jws_payload},
      {rfc::a3_jws, published_key(rfc::a3_jwk), Algorithm::es256, rfc::jws_payload},
      {rfc::bilbo_rs256, published_key(rfc::bilbo_jwk), Algorithm::rs256, rfc::bilbo_payload},
      {rfc::bilbo_ps384, published_key(rfc::bilbo_jwk), Algorithm::ps384, rfc::bilbo_payload},
      {rfc::bilbo_hs256, secret_of(rfc::bilbo_secret), Algorithm::hs256, rfc::bilbo_payload},
  };
  for (const auto& each : cases) {
    const auto jws = jose::verify_compact(each.jws, {each.key}, {each.algorithm});
    REQUIRE(jws);
    CHECK(jws->payload == each.payload);
    CHECK(jws->header["alg"] == jose::name(each.algorithm));
  }
}

TEST_CASE("the unsecured JWS of RFC 7515 appendix A.5 is refused, and none is no algorithm") {
  CHECK(outcome(rfc::a5_jws, hand_keys) == "algorithm_not_allowed");
  CHECK(outcome(rfc::a5_jws, {}) == "algorithm_not_allowed");
  for (const char* name : {"none", "None", "NONE", "", "rs256", "ES512", "EdDSA", "RS256 "}) {
    CHECK_FALSE(jose::algorithm_from_name(name));
  }
}

TEST_CASE("every algorithm signs what it verifies, and its name leads there and back") {
  for (Algorithm algorithm : every_algorithm) {
    const auto key = signing_key(algorithm, "kid");
    const std::string compact =
        jose::sign_compact(key, {{"typ", "JWT"}, {"x", 1}}, "payload").value();
    const auto jws = jose::verify_compact(compact, {verification_key(key)}, {algorithm});
    REQUIRE(jws);
    const std::string name(jose::name(algorithm));
    CHECK(base::write_json(jws->header) ==
          R"({"alg":")" + name + R"(","typ":"JWT","x":1,"kid":"kid"})");
    CHECK(jws->payload == "payload");
    CHECK(jose::algorithm_from_name(name) == algorithm);
    for (Algorithm other : every_algorithm) {
      if (other == algorithm) continue;
      CHECK(outcome(jose::verify_compact(compact, {verification_key(key)}, {other})) ==
            "algorithm_not_allowed");
    }
  }
}

TEST_CASE("a payload may be empty, binary or large, and a header without members of its own") {
  const auto key = signing_key(Algorithm::hs256);
  for (const std::string& payload :
       {std::string(), std::string(3, '\0'), std::string(150000, 'x')}) {
    const std::string compact = jose::sign_compact(key, nullptr, payload).value();
    const auto jws = jose::verify_compact(compact, {verification_key(key)}, every_algorithm);
    REQUIRE(jws);
    CHECK(jws->payload == payload);
    CHECK(base::write_json(jws->header) == R"({"alg":"HS256"})");
  }
}

TEST_CASE("what cannot be signed is refused") {
  const auto error = [](const jose::SigningKey& key, const base::Json& header) {
    return jose::sign_compact(key, header, "payload").error();
  };
  const auto key = signing_key(Algorithm::hs256);
  CHECK(error(key, base::Json::array()) == JwsError::malformed);
  CHECK(error(key, base::Json::object({{"alg", "none"}})) == JwsError::malformed);
  CHECK(error(key, base::Json::object({{"kid", "other"}})) == JwsError::malformed);
  CHECK(jose::sign_compact(key, nullptr, std::string(jose::jws_length_max, 'x')).error() ==
        JwsError::too_large);
  CHECK(error({Algorithm::rs256, "", nullptr, ""}, nullptr) == JwsError::wrong_key);
  CHECK(error({Algorithm::rs256, "", nullptr, secret}, nullptr) == JwsError::wrong_key);
  CHECK(error({Algorithm::rs256, "", p256_key(), ""}, nullptr) == JwsError::wrong_key);
  CHECK(error({Algorithm::es256, "", rsa_key(), ""}, nullptr) == JwsError::wrong_key);
  CHECK(error({Algorithm::rs256, "", rsa_key(), secret}, nullptr) == JwsError::wrong_key);
  CHECK(error({Algorithm::hs256, "", rsa_key(), ""}, nullptr) == JwsError::wrong_key);
  CHECK(error({Algorithm::hs256, "", rsa_key(), secret}, nullptr) == JwsError::wrong_key);
  CHECK(error({Algorithm::hs256, "", nullptr, std::string(15, 's')}, nullptr) ==
        JwsError::wrong_key);
}

TEST_CASE("a JWS with any one character changed is refused") {
  const auto key = signing_key(Algorithm::es256, "kid");
  const std::string compact = jose::sign_compact(key, nullptr, R"({"sub":"me"})").value();
  std::string accepted;
  for (size_t i = 0; i < compact.size(); ++i) {
    for (char by : {'A', 'B', '.', '=', ' '}) {
      std::string changed = compact;
      changed[i] = by;
      if (changed != compact && outcome(changed, {verification_key(key)}) == "verified") {
        accepted += changed + "\n";
      }
    }
  }
  CHECK(accepted == "");
}

TEST_CASE("headers that are not strict JSON objects, or ask for more than we know, are refused") {
  const struct {
    std::string header, outcome;
  } cases[] = {
      {R"({"alg":"HS256"})", "verified"},
      {R"( { "alg" : "HS256" } )", "verified"},
      {R"({"alg":"HS256","unknown":[1,{"a":null}]})", "verified"},
      {R"({"alg":"HS256","jwk":{"kty":"oct","k":"AA"},"jku":"https://example.com"})", "verified"},
      {R"({"alg":"HS256","b64":true})", "verified"},
      {R"({"alg":"HS256","crit":["b64"],"b64":false})", "critical_header"},
      {R"({"alg":"HS256","crit":["exp"],"exp":1})", "critical_header"},
      {R"({"alg":"HS256","crit":[]})", "critical_header"},
      {R"({"alg":"HS256","alg":"HS256"})", "malformed"},
      {R"({"alg":"HS256","typ":"a","typ":"b"})", "malformed"},
      {R"({"alg":"HS256","\u0061lg":"HS256"})", "malformed"},
      {R"({"alg":"HS256","x":{"y":1,"y":2}})", "malformed"},
      {R"({"alg":"HS256"}x)", "malformed"},
      {R"({"alg":"HS256",})", "malformed"},
      {R"({'alg':'HS256'})", "malformed"},
      {"{\"alg\":\"HS256\",\"x\":\"\xff\"}", "malformed"},
      {R"(["HS256"])", "malformed"},
      {R"("HS256")", "malformed"},
      {"", "malformed"},
      {"{}", "malformed"},
      {R"({"alg":256})", "malformed"},
      {R"({"alg":["HS256"]})", "malformed"},
      {R"({"alg":null})", "malformed"},
      {R"({"Alg":"HS256"})", "malformed"},
      {R"({"alg":"HS256","kid":1})", "malformed"},
      {R"({"alg":"hs256"})", "algorithm_not_allowed"},
      {R"({"alg":"none"})", "algorithm_not_allowed"},
      {R"({"alg":"A256KW","enc":"A256GCM"})", "algorithm_not_allowed"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.header);
    CHECK(outcome(signed_by_hand(each.header), hand_keys) == each.outcome);
  }
}

TEST_CASE("texts that are no compact JWS are refused") {
  const std::string good = signed_by_hand(R"({"alg":"HS256"})");
  REQUIRE(outcome(good, hand_keys) == "verified");
  const std::string unsigned_part = good.substr(0, good.rfind('.'));
  const struct {
    std::string text, outcome;
  } cases[] = {
      {"", "malformed"},
      {".", "malformed"},
      {"..", "malformed"},
      {"a.b.c", "malformed"},
      {unsigned_part, "malformed"},
      {unsigned_part + ".", "bad_signature"},
      {good + ".", "malformed"},
      {good + ".e30", "malformed"},
      {"." + good, "malformed"},
      {good + "=", "malformed"},
      {good + "\n", "malformed"},
      {" " + good, "malformed"},
      {"Bearer " + good, "malformed"},
      {good.substr(0, good.size() - 1), "malformed"},
      {R"({"payload":"","protected":"","signature":""})", "malformed"},
      {std::string(jose::jws_length_max, '.'), "malformed"},
      {std::string(jose::jws_length_max + 1, '.'), "too_large"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.text.substr(0, 200));
    CHECK(outcome(each.text, hand_keys) == each.outcome);
  }
}

TEST_CASE("a JWS can be looked at without a key") {
  const auto jws = jose::decode_compact_unverified(rfc::a5_jws);
  REQUIRE(jws);
  CHECK(jws->header["alg"] == "none");
  CHECK(jws->payload == rfc::jws_payload);
  for (const char* text : {"", "a.b.c", "e30", "e30.e30", "e30.e30.e30.e30",
                           "e30.e30.e30=", "W10.e30.", "e30.e3=.", "{}.e30."}) {
    CHECK(jose::decode_compact_unverified(text).error() == JwsError::malformed);
  }
}
