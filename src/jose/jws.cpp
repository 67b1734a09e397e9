#include "jose/jws.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/json_text.h"
#include "jose/base64.h"
#include "jose/compact.h"

namespace jose {

namespace {

using Primitive = std::variant<crypto::Hash, crypto::SignatureAlgorithm>;

Primitive primitive_of(Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::hs256:
      return crypto::Hash::sha256;
    case Algorithm::hs384:
      return crypto::Hash::sha384;
    case Algorithm::hs512:
      return crypto::Hash::sha512;
    case Algorithm::rs256:
      return crypto::SignatureAlgorithm::rs256;
    case Algorithm::rs384:
      return crypto::SignatureAlgorithm::rs384;
    case Algorithm::rs512:
      return crypto::SignatureAlgorithm::rs512;
    case Algorithm::ps256:
      return crypto::SignatureAlgorithm::ps256;
    case Algorithm::ps384:
      return crypto::SignatureAlgorithm::ps384;
    case Algorithm::ps512:
      return crypto::SignatureAlgorithm::ps512;
    case Algorithm::es256:
      return crypto::SignatureAlgorithm::es256;
  }
  return crypto::Hash::sha256;
}

base::Result<std::string, JwsError> signature_over(const SigningKey& key, std::string_view input) {
  const Primitive primitive = primitive_of(key.algorithm);
  if (const auto* hash = std::get_if<crypto::Hash>(&primitive)) {
    if (key.key || key.secret.size() < jws_secret_size_min)
      return base::failure(JwsError::wrong_key);
    return crypto::hmac(*hash, key.secret, input);
  }
  if (!key.key || !key.secret.empty()) return base::failure(JwsError::wrong_key);
  return key.key->sign(*std::get_if<crypto::SignatureAlgorithm>(&primitive), input)
      .map_error([](crypto::CryptoError) { return JwsError::wrong_key; });
}

base::Result<std::string, JwsError> sign_text(const SigningKey& key, std::string_view header,
                                              std::string_view payload) {
  constexpr size_t signature_size_usual = 400;
  std::string compact;
  compact.reserve((header.size() + payload.size()) * 4 / 3 + signature_size_usual);
  append_base64url(compact, header);
  compact += '.';
  append_base64url(compact, payload);
  const auto signature = signature_over(key, compact);
  if (!signature) return base::failure(signature.error());
  compact += '.';
  append_base64url(compact, *signature);
  if (compact.size() > jws_length_max) return base::failure(JwsError::too_large);
  return compact;
}

// The text taken apart, and the header read.
struct Parts {
  std::string_view signing_input, payload, signature;
  base::Json header;
};

base::Result<Parts, JwsError> split(std::string_view compact) {
  if (compact.size() > jws_length_max) return base::failure(JwsError::too_large);
  const auto parts = compact_parts<3>(compact);
  if (!parts) return base::failure(JwsError::malformed);
  const auto& [protected_header, payload, signature] = *parts;
  auto header = read_header(protected_header);
  if (!header) return base::failure(JwsError::malformed);
  const size_t input_size = protected_header.size() + 1 + payload.size();
  return Parts{compact.substr(0, input_size), payload, signature, std::move(*header)};
}

bool fits(const VerificationKey& key, Algorithm algorithm, const std::optional<std::string>& kid) {
  if (kid && !key.kid.empty() && key.kid != *kid) return false;
  if (key.algorithm && *key.algorithm != algorithm) return false;
  if (takes_secret(algorithm)) return !key.key && key.secret.size() >= jws_secret_size_min;
  return key.key && key.secret.empty() && takes_key(algorithm, key.key->kind());
}

bool is_signed_by(const VerificationKey& key, Algorithm algorithm, std::string_view input,
                  std::string_view signature) {
  const Primitive primitive = primitive_of(algorithm);
  if (const auto* hash = std::get_if<crypto::Hash>(&primitive)) {
    return crypto::constant_time_equal(crypto::hmac(*hash, key.secret, input), signature);
  }
  return key.key->verify(*std::get_if<crypto::SignatureAlgorithm>(&primitive), input, signature);
}

}  // namespace

base::Result<std::string, JwsError> sign_compact(const SigningKey& key,
                                                 const base::Json& extra_header,
                                                 std::string_view payload) {
  const bool is_clean = extra_header.is_null() ||
                        (extra_header.is_object() && !base::find_member(extra_header, "alg") &&
                         !base::find_member(extra_header, "kid"));
  if (!is_clean) return base::failure(JwsError::malformed);
  base::Json header;
  header["alg"] = name(key.algorithm);
  if (extra_header.is_object()) header.update(extra_header);
  if (!key.kid.empty()) header["kid"] = key.kid;
  return sign_text(key, base::write_json(header), payload);
}

base::Result<std::string, JwsError> sign_compact_typed(const SigningKey& key, std::string_view type,
                                                       std::string_view payload) {
  std::string header;
  base::JsonObjectText members(header);
  members.string("alg", name(key.algorithm));
  members.string("typ", type);
  if (!key.kid.empty()) members.string("kid", key.kid);
  members.end();
  return sign_text(key, header, payload);
}

// https://www.rfc-editor.org/rfc/rfc7515#section-5.2
base::Result<Jws, JwsError> verify_compact(std::string_view compact,
                                           const std::vector<VerificationKey>& keys,
                                           const std::vector<Algorithm>& allowed) {
  // Steps 1 to 5: the parts, and a header in which everything is understood.
  auto parts = split(compact);
  if (!parts) return base::failure(parts.error());
  if (base::find_member(parts->header, "crit")) return base::failure(JwsError::critical_header);
  const auto algorithm_name = base::string_member(parts->header, "alg");
  const auto kid = base::string_member(parts->header, "kid");
  if (!algorithm_name || (base::find_member(parts->header, "kid") && !kid)) {
    return base::failure(JwsError::malformed);
  }
  const auto algorithm = algorithm_from_name(*algorithm_name);
  if (!algorithm || std::find(allowed.begin(), allowed.end(), *algorithm) == allowed.end()) {
    return base::failure(JwsError::algorithm_not_allowed);
  }

  // Steps 6 and 7: payload and signature.
  auto payload = base64url_decode(parts->payload);
  const auto signature = base64url_decode(parts->signature);
  if (!payload || !signature) return base::failure(JwsError::malformed);

  // Step 8: a key that fits, and its verdict.
  JwsError verdict = JwsError::unknown_key;
  for (const VerificationKey& key : keys) {
    if (!fits(key, *algorithm, kid)) continue;
    if (is_signed_by(key, *algorithm, parts->signing_input, *signature)) {
      return Jws{std::move(parts->header), std::move(*payload)};
    }
    verdict = JwsError::bad_signature;
  }
  return base::failure(verdict);
}

base::Result<Jws, JwsError> decode_compact_unverified(std::string_view compact) {
  auto parts = split(compact);
  if (!parts) return base::failure(parts.error());
  auto payload = base64url_decode(parts->payload);
  if (!payload || !base64url_decode(parts->signature)) return base::failure(JwsError::malformed);
  return Jws{std::move(parts->header), std::move(*payload)};
}

}  // namespace jose
