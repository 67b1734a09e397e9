#include <catch2/catch_test_macros.hpp>
#include <map>

#include "jose/base64.h"
#include "jose/jwe.h"
#include "jose/jws.h"
#include "tests/crypto/vectors.h"
#include "tests/jose/jws_samples.h"
#include "tests/jose/private_jwk.h"

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
    if (!test.contains("jws")) return "";  // json_web_crypto_test.json has JWE too
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

// A key of the group's, or one that stands in where the group's is of a kind that decrypts nothing
// here.
crypto::PrivateKeyPtr private_key(const base::Json& group) {
  const base::Json& jwk = group.at("private");
  const bool is_rsa = base::string_member(jwk, "kty") == "RSA";
  return is_rsa ? private_jwk::rsa_key(jwk) : jws_samples::rsa_key();
}

// Opens what each case of the file encrypted, taking its header's algorithm for that of the key
// where the key does not say its own. Returns the cases that opened.
std::string opened_in(const char* file) {
  std::string opened;
  const auto check = [&](const base::Json& group, const base::Json& test) -> std::string {
    const auto compact = base::string_member(test, "jwe");
    if (!compact) return "";  // JWS, or the JSON serialization, which does not exist here
    const auto algorithm = jose::key_encryption_from_name(
        base::string_member(group.at("private"), "alg").value_or(""));
    const jose::DecryptionKey key{algorithm.value_or(jose::KeyEncryption::rsa_oaep_256), "",
                                  private_key(group)};
    const auto jwe = jose::decrypt_compact(*compact, key);
    if (!jwe) {
      // What we refuse and others open is of an algorithm that does not exist here, by design: no
      // alg but RSA-OAEP with SHA-2, no enc but A256GCM, no zip.
      const bool is_by_design = jwe.error() == jose::JweError::algorithm_not_allowed ||
                                jwe.error() == jose::JweError::compressed;
      return test.at("result") == "valid" && !is_by_design ? "refused" : "";
    }
    opened += std::to_string(test.at("tcId").get<int>()) + " ";
    if (jwe->plain != vectors::hex_member(test, "pt")) return "opened to another text";
    return vectors::verdict(test, true);
  };
  const std::string surprises = vectors::surprises(file, check);
  CHECK(surprises == "");
  return opened;
}

}  // namespace

TEST_CASE("JWE decryption agrees with Wycheproof") {
  // The only valid case of RSA-OAEP-256 with A256GCM.
  const std::string encryption = opened_in("json_web_encryption_test.json");
  CHECK(encryption == "90 ");
  const std::string crypto = opened_in("json_web_crypto_test.json");
  CHECK(crypto == "");
}

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
