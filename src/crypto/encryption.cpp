#include "crypto/encryption.h"

#include "base/assert.h"
#include "crypto/crypto.h"
#include "crypto/engine.h"

namespace crypto {

std::string encrypt_gcm(std::string_view key, std::string_view nonce, std::string_view plain,
                        std::string_view context) {
  ASSERT(key.size() == gcm_key_size && nonce.size() == gcm_nonce_size);
  return engine::gcm_encrypt(key, nonce, plain, context);
}

base::Result<std::string, CryptoError> decrypt_gcm(std::string_view key, std::string_view nonce,
                                                   std::string_view sealed,
                                                   std::string_view context) {
  if (key.size() != gcm_key_size || nonce.size() != gcm_nonce_size ||
      sealed.size() < gcm_tag_size) {
    return base::failure(CryptoError::malformed);
  }
  auto plain = engine::gcm_decrypt(key, nonce, sealed, context);
  if (!plain) return base::failure(CryptoError::failed);
  return std::move(*plain);
}

namespace {
size_t modulus_size(const PublicKey& rsa_key) {
  return static_cast<size_t>(rsa_key.bits() + 7) / 8;
}
}  // namespace

std::optional<CryptoError> objection_to_plain(const PublicKey& key, Hash hash,
                                              std::string_view plain) {
  if (key.kind() != KeyKind::rsa) return CryptoError::wrong_key;
  if (plain.size() + 2 * digest_size(hash) + 2 > modulus_size(key)) return CryptoError::malformed;
  return std::nullopt;
}

std::optional<CryptoError> objection_to_cipher(const PublicKey& key, std::string_view cipher) {
  if (key.kind() != KeyKind::rsa) return CryptoError::wrong_key;
  if (cipher.size() != modulus_size(key)) return CryptoError::failed;
  return std::nullopt;
}

std::string seal(std::string_view key, std::string_view plain, std::string_view context,
                 base::Random& random) {
  const std::string nonce = base::random_octets(random, gcm_nonce_size);
  return nonce + encrypt_gcm(key, nonce, plain, context);
}

base::Result<std::string, CryptoError> unseal(std::string_view key, std::string_view sealed,
                                              std::string_view context) {
  ASSERT(key.size() == gcm_key_size);
  const std::string_view nonce = sealed.substr(0, gcm_nonce_size);
  return decrypt_gcm(key, nonce, sealed.substr(nonce.size()), context);
}

}  // namespace crypto
