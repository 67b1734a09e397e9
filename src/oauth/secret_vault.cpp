#include "oauth/secret_vault.h"

#include "base/assert.h"

namespace oauth {

namespace {
constexpr size_t client_secret_length = 64;
}

SecretVault::SecretVault(std::string master_key, base::Random& random)
    : m_master_key(std::move(master_key)),
      m_hash_key(crypto::hmac(crypto::Hash::sha256, m_master_key, "client secret hash")),
      m_random(random) {
  ASSERT(m_master_key.size() == 32);
}

domain::StoredSecret SecretVault::store_client_secret(std::string_view secret) const {
  return {crypto::hmac(crypto::Hash::sha256, m_hash_key, secret),
          seal(secret, purpose_client_secret)};
}

bool SecretVault::matches(const domain::StoredSecret& stored, std::string_view secret) const {
  const std::string hash = crypto::hmac(crypto::Hash::sha256, m_hash_key, secret);
  return crypto::constant_time_equal(stored.hash, hash);
}

base::Result<std::string, crypto::CryptoError> SecretVault::reveal(
    const domain::StoredSecret& stored) const {
  return unseal(stored.sealed, purpose_client_secret);
}

std::string SecretVault::seal(std::string_view plain, std::string_view purpose) const {
  return crypto::seal(m_master_key, plain, purpose, m_random);
}

base::Result<std::string, crypto::CryptoError> SecretVault::unseal(std::string_view sealed,
                                                                   std::string_view purpose) const {
  return crypto::unseal(m_master_key, sealed, purpose);
}

std::string SecretVault::tag(std::string_view purpose, std::string_view text) const {
  const std::string key = crypto::hmac(crypto::Hash::sha256, m_master_key, purpose);
  return crypto::hmac(crypto::Hash::sha256, key, text);
}

std::string SecretVault::new_client_secret() const {
  return base::random_url_safe(m_random, client_secret_length);
}

}  // namespace oauth
