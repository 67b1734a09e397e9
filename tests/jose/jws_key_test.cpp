#include <catch2/catch_test_macros.hpp>

#include "jose/base64.h"
#include "jose/jws.h"
#include "tests/jose/jws_samples.h"

using jose::Algorithm;
using jose::VerificationKey;
using namespace jws_samples;

TEST_CASE("keys are chosen by kid, algorithm and kind") {
  const auto rs256 = signing_key(Algorithm::rs256, "one");
  const std::string with_kid = jose::sign_compact(rs256, nullptr, "payload").value();
  const std::string without_kid =
      jose::sign_compact(signing_key(Algorithm::rs256), nullptr, "payload").value();
  const auto key = [](const std::string& kid, std::optional<Algorithm> algorithm,
                      const crypto::PrivateKeyPtr& pair) {
    return VerificationKey{kid, algorithm, pair->public_key(), ""};
  };
  const VerificationKey good = key("one", Algorithm::rs256, rsa_key());
  const VerificationKey no_kid = key("", std::nullopt, rsa_key());
  const VerificationKey other_kid = key("two", Algorithm::rs256, rsa_key());
  const VerificationKey other_algorithm = key("one", Algorithm::ps256, rsa_key());
  const VerificationKey other_kind = key("one", std::nullopt, p256_key());
  base::SeededRandom random(2);
  const VerificationKey other_key =
      key("one", Algorithm::rs256, crypto::generate_rsa(2048, random).value());
  const struct {
    std::string jws;
    std::vector<VerificationKey> keys;
    std::string outcome;
  } cases[] = {
      {with_kid, {good}, "verified"},
      {with_kid, {no_kid}, "verified"},
      {with_kid, {}, "unknown_key"},
      {with_kid, {other_kid}, "unknown_key"},
      {with_kid, {other_algorithm}, "unknown_key"},
      {with_kid, {other_kind}, "unknown_key"},
      {with_kid, {other_key}, "bad_signature"},
      {with_kid, {other_kid, other_algorithm, other_kind, other_key, good}, "verified"},
      {without_kid, {good}, "verified"},
      {without_kid, {other_key, other_kid}, "verified"},
      {without_kid, {other_kind}, "unknown_key"},
  };
  for (const auto& each : cases) CHECK(outcome(each.jws, each.keys) == each.outcome);
}

TEST_CASE("a public key is never a secret, and a secret never a public key") {
  const auto public_key = rsa_key()->public_key();
  const std::string spki = public_key->spki_der();
  for (const std::string& guess : {spki, jose::base64_encode(spki), public_key->rsa_numbers().n}) {
    const jose::SigningKey attacker{Algorithm::hs256, "one", nullptr, guess};
    const std::string compact = jose::sign_compact(attacker, nullptr, "payload").value();
    CHECK(outcome(compact, {{"one", std::nullopt, public_key, ""}}) == "unknown_key");
    CHECK(outcome(compact, {{"one", Algorithm::hs256, public_key, ""}}) == "unknown_key");
    CHECK(outcome(compact, {{"one", std::nullopt, public_key, guess}}) == "unknown_key");
  }
  const std::string rs256 =
      jose::sign_compact(signing_key(Algorithm::rs256), nullptr, "payload").value();
  CHECK(outcome(rs256, {{"", std::nullopt, nullptr, spki}}) == "unknown_key");
  CHECK(outcome(rs256, {{"", std::nullopt, public_key, secret}}) == "unknown_key");
  const std::string hs256 =
      jose::sign_compact(signing_key(Algorithm::hs256), nullptr, "payload").value();
  CHECK(outcome(hs256, {{"", std::nullopt, nullptr, ""}}) == "unknown_key");
}
