#include "jose/jwk.h"

#include <algorithm>

#include "jose/base64.h"

namespace jose {

namespace {

JwkError jwk_error_of(crypto::CryptoError error) {
  return error == crypto::CryptoError::unsupported ? JwkError::unsupported : JwkError::malformed;
}

std::optional<std::string> octets_member(const base::Json& jwk, std::string_view name) {
  const auto text = base::string_member(jwk, name);
  if (!text) return std::nullopt;
  auto octets = base64url_decode(*text);
  if (!octets) return std::nullopt;
  return std::move(*octets);
}

// Whether the entry of a set says of itself that it verifies signatures (RFC 7517 sections 4.2
// and 4.3).
bool is_for_verification(const base::Json& jwk) {
  if (base::find_member(jwk, "use") && base::string_member(jwk, "use") != "sig") return false;
  if (!base::find_member(jwk, "key_ops")) return true;
  const auto operations = base::strings_member(jwk, "key_ops");
  return operations &&
         std::find(operations->begin(), operations->end(), "verify") != operations->end();
}

// Nothing when the entry is to be skipped.
std::optional<VerificationKey> verification_key(const base::Json& jwk) {
  if (!is_for_verification(jwk)) return std::nullopt;
  VerificationKey result;
  if (base::find_member(jwk, "kid")) {
    const auto kid = base::string_member(jwk, "kid");
    if (!kid) return std::nullopt;
    result.kid = *kid;
  }
  const auto key = public_key_from_jwk(jwk);
  if (!key) return std::nullopt;
  result.key = *key;
  if (base::find_member(jwk, "alg")) {
    result.algorithm = algorithm_from_name(base::string_member(jwk, "alg").value_or(""));
    if (!result.algorithm || !takes_key(*result.algorithm, result.key->kind())) return std::nullopt;
  }
  return result;
}

}  // namespace

base::Json to_jwk(const crypto::PublicKey& key) {
  switch (key.kind()) {
    case crypto::KeyKind::rsa: {
      const auto numbers = key.rsa_numbers();
      return {
          {"kty", "RSA"}, {"n", base64url_encode(numbers.n)}, {"e", base64url_encode(numbers.e)}};
    }
    case crypto::KeyKind::p256: {
      const auto point = key.p256_numbers();
      return {{"kty", "EC"},
              {"crv", "P-256"},
              {"x", base64url_encode(point.x)},
              {"y", base64url_encode(point.y)}};
    }
  }
  return {};
}

base::Result<crypto::PublicKeyPtr, JwkError> public_key_from_jwk(const base::Json& jwk) {
  const auto kty = base::string_member(jwk, "kty");
  if (!kty) return base::failure(JwkError::malformed);
  if (*kty == "RSA") {
    auto n = octets_member(jwk, "n");
    auto e = octets_member(jwk, "e");
    if (!n || !e) return base::failure(JwkError::malformed);
    return crypto::public_key_from_numbers(crypto::RsaPublicNumbers{std::move(*n), std::move(*e)})
        .map_error(jwk_error_of);
  }
  if (*kty == "EC") {
    const auto curve = base::string_member(jwk, "crv");
    if (!curve) return base::failure(JwkError::malformed);
    if (*curve != "P-256") return base::failure(JwkError::unsupported);
    auto x = octets_member(jwk, "x");
    auto y = octets_member(jwk, "y");
    if (!x || !y) return base::failure(JwkError::malformed);
    return crypto::public_key_from_numbers(crypto::P256PublicNumbers{std::move(*x), std::move(*y)})
        .map_error(jwk_error_of);
  }
  return base::failure(JwkError::unsupported);
}

// https://www.rfc-editor.org/rfc/rfc7638#section-3: the required members in the order of their
// names, no whitespace. base64url needs no escapes.
std::string thumbprint(const crypto::PublicKey& key) {
  base::Json members = to_jwk(key);
  base::Json sorted = base::Json::object();
  for (const char* name : {"crv", "e", "kty", "n", "x", "y"}) {
    if (const base::Json* member = base::find_member(members, name)) sorted[name] = *member;
  }
  return base64url_encode(crypto::digest(crypto::Hash::sha256, base::write_json(sorted)));
}

std::string x5t(const crypto::Certificate& certificate) {
  return base64url_encode(crypto::sha1_thumbprint(certificate));
}

std::string x5t_s256(const crypto::Certificate& certificate) {
  return base64url_encode(crypto::thumbprint(certificate));
}

base::Json to_jwks(const std::vector<VerificationKey>& keys) {
  base::Json entries = base::Json::array();
  for (const VerificationKey& each : keys) {
    if (!each.key) continue;
    base::Json jwk = to_jwk(*each.key);
    jwk["use"] = "sig";
    if (each.algorithm) jwk["alg"] = name(*each.algorithm);
    if (!each.kid.empty()) jwk["kid"] = each.kid;
    if (each.certificate) {
      jwk["x5t"] = x5t(*each.certificate);
      jwk["x5c"] = base::Json::array({base64_encode(each.certificate->der)});
    }
    entries.push_back(std::move(jwk));
  }
  base::Json jwks;
  jwks["keys"] = std::move(entries);
  return jwks;
}

base::Result<std::vector<VerificationKey>, JwkError> keys_from_jwks(const base::Json& jwks) {
  const base::Json* entries = base::find_member(jwks, "keys");
  if (!entries || !entries->is_array()) return base::failure(JwkError::malformed);
  if (entries->size() > jwks_keys_max) return base::failure(JwkError::too_many_keys);
  std::vector<VerificationKey> keys;
  for (const base::Json& entry : *entries) {
    if (!entry.is_object()) return base::failure(JwkError::malformed);
    if (auto key = verification_key(entry)) keys.push_back(std::move(*key));
  }
  return keys;
}

}  // namespace jose
