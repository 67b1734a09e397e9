#include "jose/dpop.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "jose/base64.h"
#include "jose/compact.h"
#include "jose/jwk.h"
#include "jose/jws.h"

namespace jose {

namespace {

const std::vector<Algorithm> allowed_algorithms = {Algorithm::es256, Algorithm::rs256,
                                                   Algorithm::ps256};

using DpopObjection = std::optional<DpopError>;

DpopError dpop_error_of(JwsError error) {
  switch (error) {
    case JwsError::too_large:
      return DpopError::too_large;
    case JwsError::malformed:
      return DpopError::malformed;
    case JwsError::critical_header:
      return DpopError::critical_header;
    case JwsError::algorithm_not_allowed:
      return DpopError::algorithm_not_allowed;
    case JwsError::unknown_key:
    case JwsError::wrong_key:
      return DpopError::bad_key;
    case JwsError::bad_signature:
      return DpopError::bad_signature;
  }
  ASSERT(false);
  return DpopError::malformed;
}

// The public key in the header.
base::Result<crypto::PublicKeyPtr, DpopError> key_of(const base::Json& header) {
  const base::Json* jwk = base::find_member(header, "jwk");
  if (!jwk) return base::failure(DpopError::bad_key);
  for (const char* name : {"d", "p", "q", "dp", "dq", "qi", "oth", "k"}) {
    if (base::find_member(*jwk, name)) return base::failure(DpopError::private_key);
  }
  return public_key_from_jwk(*jwk).map_error([](JwkError) { return DpopError::bad_key; });
}

// A claim that is text and not empty.
base::Result<std::string, DpopError> text_claim(const base::Json& claims, std::string_view name) {
  if (!base::find_member(claims, name)) return base::failure(DpopError::missing_claim);
  auto text = base::string_member(claims, name);
  if (!text || text->empty()) return base::failure(DpopError::bad_claim);
  return std::move(*text);
}

DpopObjection objection_to_request(const base::Json& claims, const DpopExpectation& expected) {
  const auto method = text_claim(claims, "htm");
  if (!method) return method.error();
  const auto uri = text_claim(claims, "htu");
  if (!uri) return uri.error();
  if (*method != expected.method) return DpopError::wrong_method;
  const auto normalized = normalized_htu(*uri);
  if (!normalized || normalized != normalized_htu(expected.uri)) return DpopError::wrong_uri;
  return std::nullopt;
}

base::Result<base::Time, DpopError> time_of(const base::Json& claims,
                                            const DpopExpectation& expected) {
  const base::Json* date = base::find_member(claims, "iat");
  if (!date) return base::failure(DpopError::missing_claim);
  if (!date->is_number()) return base::failure(DpopError::bad_claim);
  const auto seconds = [](auto duration) {
    return std::chrono::duration<double>(duration).count();
  };
  const double iat = date->get<double>();
  const double now = seconds(expected.now.time_since_epoch());
  if (iat > now + seconds(expected.leeway)) return base::failure(DpopError::too_new);
  if (iat < now - seconds(expected.age_max)) return base::failure(DpopError::too_old);
  return base::from_unix_seconds(static_cast<long long>(std::floor(iat)));
}

DpopObjection objection_to_nonce(const std::optional<std::string>& nonce,
                                 const DpopExpectation& expected) {
  if (expected.nonces.empty()) return std::nullopt;
  if (!nonce) return DpopError::missing_nonce;
  const bool is_known =
      std::find(expected.nonces.begin(), expected.nonces.end(), *nonce) != expected.nonces.end();
  return is_known ? DpopObjection() : DpopError::wrong_nonce;
}

// https://www.rfc-editor.org/rfc/rfc9449#section-4.2, "ath".
DpopObjection objection_to_access_token(const base::Json& claims, const DpopExpectation& expected) {
  if (!expected.access_token) return std::nullopt;
  const std::string hash =
      base64url_encode(crypto::digest(crypto::Hash::sha256, *expected.access_token));
  const auto ath = base::string_member(claims, "ath");
  return ath && crypto::constant_time_equal(*ath, hash) ? DpopObjection()
                                                        : DpopError::wrong_access_token;
}

base::Result<DpopProof, DpopError> judge(const base::Json& claims, std::string jkt,
                                         const DpopExpectation& expected) {
  // Steps 3, 8 and 9: the claims, and the request that they are about.
  auto jti = text_claim(claims, "jti");
  if (!jti) return base::failure(jti.error());
  if (jti->size() > dpop_jti_length_max) return base::failure(DpopError::bad_claim);
  if (const auto objection = objection_to_request(claims, expected)) {
    return base::failure(*objection);
  }
  // Steps 11 and 10: the time, and the server's nonce.
  const auto iat = time_of(claims, expected);
  if (!iat) return base::failure(iat.error());
  auto nonce = base::string_member(claims, "nonce");
  if (!nonce && base::find_member(claims, "nonce")) return base::failure(DpopError::bad_claim);
  if (const auto objection = objection_to_nonce(nonce, expected)) return base::failure(*objection);
  // Step 12: the access token.
  if (const auto objection = objection_to_access_token(claims, expected)) {
    return base::failure(*objection);
  }
  return DpopProof{std::move(jkt), std::move(*jti), *iat, std::move(nonce)};
}

}  // namespace

// https://www.rfc-editor.org/rfc/rfc9449#section-4.3
base::Result<DpopProof, DpopError> verify_dpop_proof(std::string_view proof,
                                                     const DpopExpectation& expected) {
  // Steps 2, 4, 5 and 7: a JWT of that type, by an algorithm of ours, with a public key in it.
  if (proof.size() > dpop_proof_length_max) return base::failure(DpopError::too_large);
  const auto parts = compact_parts<3>(proof);
  const auto header = parts ? read_header((*parts)[0]) : std::nullopt;
  if (!header) return base::failure(DpopError::malformed);
  if (!has_type(*header, "dpop+jwt")) return base::failure(DpopError::wrong_type);
  const auto algorithm = algorithm_from_name(base::string_member(*header, "alg").value_or(""));
  if (!algorithm || std::find(allowed_algorithms.begin(), allowed_algorithms.end(), *algorithm) ==
                        allowed_algorithms.end()) {
    return base::failure(DpopError::algorithm_not_allowed);
  }
  const auto key = key_of(*header);
  if (!key) return base::failure(key.error());

  // Step 6: the signature.
  const auto jws = verify_compact(proof, {{"", *algorithm, *key, ""}}, {*algorithm});
  if (!jws) return base::failure(dpop_error_of(jws.error()));
  const auto claims = base::parse_json(jws->payload);
  if (!claims || !claims->is_object()) return base::failure(DpopError::malformed);
  return judge(*claims, thumbprint(**key), expected);
}

std::string_view describe(DpopError error) {
  switch (error) {
    case DpopError::too_large:
      return "The DPoP proof is too large";
    case DpopError::malformed:
      return "The DPoP proof is not a well-formed JWT";
    case DpopError::critical_header:
      return "The DPoP proof's header asks for an extension (crit)";
    case DpopError::wrong_type:
      return "The DPoP proof is of another type than dpop+jwt (typ)";
    case DpopError::algorithm_not_allowed:
      return "The DPoP proof's algorithm is not ES256, RS256 or PS256 (alg)";
    case DpopError::bad_key:
      return "The DPoP proof carries no public key that fits its algorithm (jwk)";
    case DpopError::private_key:
      return "The DPoP proof carries a private key (jwk)";
    case DpopError::bad_signature:
      return "The DPoP proof's signature does not verify with its own key";
    case DpopError::missing_claim:
      return "The DPoP proof lacks one of the claims jti, htm, htu and iat";
    case DpopError::bad_claim:
      return "A claim of the DPoP proof is of the wrong kind, empty or too long";
    case DpopError::wrong_method:
      return "The DPoP proof is for another HTTP method (htm)";
    case DpopError::wrong_uri:
      return "The DPoP proof is for another URI (htu)";
    case DpopError::too_old:
      return "The DPoP proof is too old (iat)";
    case DpopError::too_new:
      return "The DPoP proof comes from the future (iat)";
    case DpopError::missing_nonce:
      return "The DPoP proof lacks the server's nonce";
    case DpopError::wrong_nonce:
      return "The DPoP proof's nonce is not the server's";
    case DpopError::wrong_access_token:
      return "The DPoP proof is for another access token (ath)";
  }
  ASSERT(false);
  return {};
}

}  // namespace jose
