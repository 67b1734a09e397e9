#include "jose/jwe.h"

#include <array>
#include <utility>

#include "base/assert.h"
#include "crypto/encryption.h"
#include "jose/base64.h"
#include "jose/compact.h"

namespace jose {

namespace {

constexpr std::array<std::pair<KeyEncryption, std::string_view>, 3> encryption_names{{
    {KeyEncryption::rsa_oaep_256, "RSA-OAEP-256"},
    {KeyEncryption::rsa_oaep_384, "RSA-OAEP-384"},
    {KeyEncryption::rsa_oaep_512, "RSA-OAEP-512"},
}};
constexpr std::string_view content_encryption = "A256GCM";

crypto::Hash hash_of(KeyEncryption algorithm) {
  switch (algorithm) {
    case KeyEncryption::rsa_oaep_256:
      return crypto::Hash::sha256;
    case KeyEncryption::rsa_oaep_384:
      return crypto::Hash::sha384;
    case KeyEncryption::rsa_oaep_512:
      return crypto::Hash::sha512;
  }
  ASSERT(false);
  return crypto::Hash::sha256;
}

std::optional<JweError> objection_to_header(const base::Json& header, const DecryptionKey& key) {
  if (base::find_member(header, "crit")) return JweError::critical_header;
  if (base::find_member(header, "zip")) return JweError::compressed;
  const auto algorithm = base::string_member(header, "alg");
  const auto encryption = base::string_member(header, "enc");
  const auto kid = base::string_member(header, "kid");
  if (!algorithm || !encryption || (base::find_member(header, "kid") && !kid)) {
    return JweError::malformed;
  }
  if (*algorithm != name(key.algorithm) || *encryption != content_encryption) {
    return JweError::algorithm_not_allowed;
  }
  if (!key.key || (kid && !key.kid.empty() && *kid != key.kid)) return JweError::wrong_key;
  return std::nullopt;
}

// The content's key. When the encrypted one does not open, a key that opens nothing takes its place
// and the rest goes on as ever, so that time betrays nothing (RFC 7516 section 11.5).
struct ContentKey {
  std::string octets;
  bool is_genuine;
};
base::Result<ContentKey, JweError> content_key_of(const DecryptionKey& key,
                                                  std::string_view encrypted) {
  auto opened = key.key->decrypt_oaep(hash_of(key.algorithm), encrypted);
  if (!opened && opened.error() == crypto::CryptoError::wrong_key) {
    return base::failure(JweError::wrong_key);
  }
  if (!opened || opened->size() != crypto::gcm_key_size) {
    return ContentKey{std::string(crypto::gcm_key_size, '\0'), false};
  }
  return ContentKey{std::move(*opened), true};
}

}  // namespace

std::string_view name(KeyEncryption algorithm) {
  for (const auto& [each, text] : encryption_names) {
    if (each == algorithm) return text;
  }
  ASSERT(false);
  return {};
}

std::optional<KeyEncryption> key_encryption_from_name(std::string_view name) {
  for (const auto& [algorithm, text] : encryption_names) {
    if (text == name) return algorithm;
  }
  return std::nullopt;
}

// https://www.rfc-editor.org/rfc/rfc7516#section-5.1
base::Result<std::string, JweError> encrypt_compact(const EncryptionKey& key,
                                                    std::string_view content_type,
                                                    std::string_view plain, base::Random& random) {
  if (!key.key) return base::failure(JweError::wrong_key);
  // Steps 1 to 8: the content's key, encrypted.
  const std::string content_key = base::random_octets(random, crypto::gcm_key_size);
  const auto encrypted_key = key.key->encrypt_oaep(hash_of(key.algorithm), content_key);
  if (!encrypted_key) return base::failure(JweError::wrong_key);

  // Steps 9 to 14: nonce and header.
  const std::string nonce = base::random_octets(random, crypto::gcm_nonce_size);
  base::Json header;
  header["alg"] = name(key.algorithm);
  header["enc"] = content_encryption;
  if (!content_type.empty()) header["cty"] = content_type;
  if (!key.kid.empty()) header["kid"] = key.kid;
  const std::string protected_header = base64url_encode(base::write_json(header));

  // Steps 15 to 19: the content, and all of it as text.
  const std::string sealed = crypto::encrypt_gcm(content_key, nonce, plain, protected_header);
  const std::string_view cipher =
      std::string_view(sealed).substr(0, sealed.size() - crypto::gcm_tag_size);
  std::string compact = protected_header;
  for (const std::string_view part : {std::string_view(*encrypted_key), std::string_view(nonce),
                                      cipher, std::string_view(sealed).substr(cipher.size())}) {
    compact.append(1, '.').append(base64url_encode(part));
  }
  if (compact.size() > jwe_length_max) return base::failure(JweError::too_large);
  return compact;
}

// https://www.rfc-editor.org/rfc/rfc7516#section-5.2
base::Result<Jwe, JweError> decrypt_compact(std::string_view compact, const DecryptionKey& key) {
  // Steps 1 to 5: the parts, and a header in which everything is understood.
  if (compact.size() > jwe_length_max) return base::failure(JweError::too_large);
  const auto parts = compact_parts<5>(compact);
  if (!parts) return base::failure(JweError::malformed);
  auto header = read_header((*parts)[0]);
  if (!header) return base::failure(JweError::malformed);
  if (const auto objection = objection_to_header(*header, key)) return base::failure(*objection);
  const auto encrypted_key = base64url_decode((*parts)[1]);
  const auto nonce = base64url_decode((*parts)[2]);
  const auto cipher = base64url_decode((*parts)[3]);
  const auto tag = base64url_decode((*parts)[4]);
  if (!encrypted_key || !nonce || !cipher || !tag || nonce->size() != crypto::gcm_nonce_size ||
      tag->size() != crypto::gcm_tag_size) {
    return base::failure(JweError::malformed);
  }

  // Steps 6 to 13: the content's key.
  const auto content_key = content_key_of(key, *encrypted_key);
  if (!content_key) return base::failure(content_key.error());

  // Steps 14 to 17: the content.
  auto plain = crypto::decrypt_gcm(content_key->octets, *nonce, *cipher + *tag, (*parts)[0]);
  if (!plain || !content_key->is_genuine) return base::failure(JweError::not_authentic);
  return Jwe{std::move(*header), std::move(*plain)};
}

}  // namespace jose
