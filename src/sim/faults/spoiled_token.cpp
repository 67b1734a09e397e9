#include "sim/faults/spoiled_token.h"

#include "base/json.h"
#include "jose/base64.h"
#include "oauth/token_endpoint.h"

namespace sim {

namespace {

// More than the leeway that any library allows.
constexpr long long time_error_seconds = 3600;
constexpr const char* wrong_audience_value = "https://another-api.example/";
constexpr const char* wrong_issuer_value = "https://another-issuer.example/";
constexpr const char* unknown_kid_value = "a-key-that-nobody-has-seen";

std::string spoiled_claims(FaultKind kind, const std::string& text) {
  auto claims = base::parse_json(text);
  if (!claims || !claims->is_object()) return text;
  const long long issued_at = base::integer_member(*claims, "iat").value_or(0);
  const long long lifetime = base::integer_member(*claims, "exp").value_or(0) - issued_at;
  if (kind == FaultKind::token_expired) {
    (*claims)["iat"] = issued_at - time_error_seconds - lifetime;
    (*claims)["exp"] = issued_at - time_error_seconds;
  }
  if (kind == FaultKind::token_not_yet_valid) (*claims)["nbf"] = issued_at + time_error_seconds;
  if (kind == FaultKind::wrong_audience) (*claims)["aud"] = wrong_audience_value;
  if (kind == FaultKind::wrong_issuer) (*claims)["iss"] = wrong_issuer_value;
  if (kind == FaultKind::missing_scope) {
    claims->erase("scope");
    if (claims->contains("permissions")) (*claims)["permissions"] = base::Json::array();
  }
  return base::write_json(*claims);
}

// RFC 7519 section 6.1.
std::string unsecured(const oauth::AccessTokenText& text) {
  return jose::base64url_encode(base::write_json({{"alg", "none"}, {"typ", text.typ}})) + '.' +
         jose::base64url_encode(text.claims) + '.';
}

}  // namespace

base::Result<std::string, crypto::CryptoError> sign_spoiled(
    FaultKind kind, const oauth::Attempt& attempt, const oauth::AccessToken& token,
    const oauth::KeyRing& ring, const oauth::SecretVault& vault, base::Random& random) {
  auto key = oauth::signing_key_of(attempt, ring, vault);
  if (!key) return base::failure(key.error());
  oauth::AccessTokenText text = oauth::claims_of(token, *attempt.api);
  text.claims = spoiled_claims(kind, text.claims);
  if (kind == FaultKind::alg_none) {
    return oauth::encrypted_for_api(attempt, unsecured(text), random);
  }
  if (kind == FaultKind::unknown_kid) key->kid = unknown_kid_value;
  auto made = jose::sign_compact_typed(*key, text.typ, text.claims);
  if (!made) return base::failure(crypto::CryptoError::failed);
  if (kind == FaultKind::bad_signature) {
    // The first character, whose bits are all part of the signature.
    char& first = (*made)[made->rfind('.') + 1];
    first = first == 'A' ? 'B' : 'A';
  }
  return oauth::encrypted_for_api(attempt, std::move(*made), random);
}

}  // namespace sim
