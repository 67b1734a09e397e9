#include <catch2/catch_test_macros.hpp>
#include <map>

#include "jose/base64.h"
#include "jose/jws.h"
#include "tests/crypto/vectors.h"
#include "tests/jose/jws_samples.h"

namespace {

// The keys of a group. Public keys come as they do in production, out of a key set. A lone
// symmetric key stands for a configured secret; in a set it is left to keys_from_jwks.
std::vector<jose::VerificationKey> keys_of(const base::Json& group) {
  const base::Json& jwk = group.contains("public") ? group.at("public") : group.at("private");
  if (jwk.contains("keys")) return jose::keys_from_jwks(jwk).value();
  if (jwk.at("kty") == "oct") {
    return {{base::string_member(jwk, "kid").value(),
             jose::algorithm_from_name(base::string_member(jwk, "alg").value()), nullptr,
             jose::base64url_decode(base::string_member(jwk, "k").value()).value()}};
  }
  base::Json set;
  set["keys"] = base::Json::array({jwk});
  return jose::keys_from_jwks(set).value();
}

// Where we differ from the file, and why.
using Differences = std::map<int, std::string>;

void agrees(const char* file, const Differences& differences) {
  const auto check = [&](const base::Json& group, const base::Json& test) -> std::string {
    if (!test.contains("jws")) return "";  // the file has JWE too
    // JSON serialization comes as an object; as text, it is no compact JWS.
    const base::Json& jws = test.at("jws");
    const std::string compact = jws.is_string() ? jws.get<std::string>() : base::write_json(jws);
    const auto verified =
        jose::verify_compact(compact, keys_of(group), jws_samples::every_algorithm);
    const std::string seen = vectors::verdict(test, verified.has_value());
    const auto difference = differences.find(test.at("tcId").get<int>());
    if (difference == differences.end()) return seen;
    if (seen.empty()) return "differs no more: " + difference->second;
    const bool is_stricter = difference->second.starts_with("stricter");
    return is_stricter == (seen == "refused") ? "" : seen;
  };
  const std::string surprises = vectors::surprises(file, check);
  CHECK(surprises == "");
}

}  // namespace

TEST_CASE("JWS verification agrees with Wycheproof") {
  agrees("json_web_signature_test.json",
         {{346, "stricter: the key is for PS256, the signature is PS384"},
          {347, "stricter: P-521 is not used here"},
          {350, "stricter: the key is for PS256, the signature is PS384"},
          {351, "stricter: P-521 is not used here"},
          {367, "laxer: letter by letter the text of case 357, which is valid"},
          {370, "laxer: letter by letter the text of case 357, which is valid"},
          {372, "stricter: a character outside the alphabet"},
          {373, "stricter: a character outside the alphabet"}});
}

TEST_CASE("JWS verification with assorted keys agrees with Wycheproof") {
  agrees("json_web_crypto_test.json",
         {{46, "laxer: keys are not searched for the ROCA weakness of one maker's chips"},
          {48, "stricter: symmetric keys are not taken out of key sets"}});
}

TEST_CASE("key sets are read as Wycheproof asks") {
  const std::string symmetric = "stricter: symmetric keys are not taken out of key sets";
  agrees("json_web_key_test.json",
         {{2, symmetric},
          {7, "laxer: keys are not searched for the ROCA weakness of one maker's chips"},
          {13, symmetric},
          {14, symmetric},
          {15, symmetric}});
}
