// Keys for every algorithm, and what becomes of a JWS as a word.
#pragma once

#include <string>
#include <vector>

#include "base/chance.h"
#include "jose/jws.h"

namespace jws_samples {

inline const std::vector<jose::Algorithm> every_algorithm = {
    jose::Algorithm::hs256, jose::Algorithm::hs384, jose::Algorithm::hs512, jose::Algorithm::rs256,
    jose::Algorithm::rs384, jose::Algorithm::rs512, jose::Algorithm::ps256, jose::Algorithm::ps384,
    jose::Algorithm::ps512, jose::Algorithm::es256};

inline const std::string secret = "a secret of enough octets to sign";

inline crypto::PrivateKeyPtr rsa_key() {
  static const auto key = [] {
    base::SeededRandom random(1);
    return crypto::generate_rsa(2048, random).value();
  }();
  return key;
}

inline crypto::PrivateKeyPtr p256_key() {
  static const auto key = [] {
    base::SeededRandom random(1);
    return crypto::generate_p256(random).value();
  }();
  return key;
}

inline jose::SigningKey signing_key(jose::Algorithm algorithm, const std::string& kid = "") {
  if (jose::takes_secret(algorithm)) return {algorithm, kid, nullptr, secret};
  return {algorithm, kid, algorithm == jose::Algorithm::es256 ? p256_key() : rsa_key(), ""};
}

inline std::string outcome(const base::Result<jose::Jws, jose::JwsError>& result) {
  if (result) return "verified";
  switch (result.error()) {
    case jose::JwsError::too_large:
      return "too_large";
    case jose::JwsError::malformed:
      return "malformed";
    case jose::JwsError::critical_header:
      return "critical_header";
    case jose::JwsError::algorithm_not_allowed:
      return "algorithm_not_allowed";
    case jose::JwsError::unknown_key:
      return "unknown_key";
    case jose::JwsError::bad_signature:
      return "bad_signature";
    case jose::JwsError::wrong_key:
      return "wrong_key";
  }
  return "?";
}

inline std::string outcome(const std::string& compact,
                           const std::vector<jose::VerificationKey>& keys) {
  return outcome(jose::verify_compact(compact, keys, every_algorithm));
}

}  // namespace jws_samples
