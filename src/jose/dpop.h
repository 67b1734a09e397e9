// DPoP proofs: what a client signs with its own key so that a token serves nobody else (RFC 9449).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace jose {

enum class DpopError {
  too_large,
  malformed,              // not one well-formed JWT
  critical_header,        // "crit" is there: we understand no extension
  wrong_type,             // typ is not dpop+jwt
  algorithm_not_allowed,  // not ES256, RS256 or PS256
  bad_key,                // jwk is missing, no public key of ours, or none for the algorithm
  private_key,            // jwk has private members
  bad_signature,
  missing_claim,  // jti, htm, htu or iat is not there
  bad_claim,      // a claim is of the wrong kind, empty, or too long
  wrong_method,   // htm
  wrong_uri,      // htu
  too_old,        // iat
  too_new,
  missing_nonce,
  wrong_nonce,
  wrong_access_token  // ath is missing, or that of another token
};
// A short English sentence without a full stop, for logs and refusals.
std::string_view describe(DpopError error);

inline constexpr size_t dpop_proof_length_max = 8192;  // two RSA numbers of 4096 bits take 1.4 KB
inline constexpr size_t dpop_jti_length_max = 256;

struct DpopExpectation {
  std::string method;  // of the request, as it was written
  std::string uri;     // of the request, absolute: query and fragment do not matter
  base::Time now;
  // iat may lie that far behind now, and that far ahead of it.
  std::chrono::seconds age_max{300}, leeway{10};
  // Any of these will do; empty: a proof needs no nonce.
  std::vector<std::string> nonces;
  // At a resource server: the token that came with the proof.
  std::optional<std::string> access_token;
};

struct DpopProof {
  std::string jkt;  // RFC 7638 thumbprint of the key: "cnf" of the token is this, or becomes it
  std::string jti;  // whoever takes a proof once only remembers this until iat + age_max
  base::Time iat;
  std::optional<std::string> nonce;
};

// That there is just one DPoP header, that jti is new and that jkt is the one in the token's "cnf"
// is for the caller to see to.
base::Result<DpopProof, DpopError> verify_dpop_proof(std::string_view proof,
                                                     const DpopExpectation& expected);

// How "htu" is compared (RFC 9449 section 4.3 step 9): scheme and host in lower case, no port where
// it is the scheme's own, no query, no fragment, and "/" for an empty path. Nothing when the text
// is no absolute http or https URI, or carries user information.
std::optional<std::string> normalized_htu(std::string_view uri);

}  // namespace jose
