// What the master key protects: client secrets (hashed to compare, sealed to show again) and
// private keys (sealed).
#pragma once

#include <string>
#include <string_view>

#include "base/chance.h"
#include "base/result.h"
#include "crypto/crypto.h"
#include "domain/application.h"

namespace oauth {

// Any thread.
class SecretVault {
 public:
  // `master_key` is 32 octets.
  SecretVault(std::string master_key, base::Random& random);

  domain::StoredSecret store_client_secret(std::string_view secret) const;
  // Client secrets are 256 bits of chance, so a fast keyed hash is the right store form. Constant
  // time.
  bool matches(const domain::StoredSecret& stored, std::string_view secret) const;
  base::Result<std::string, crypto::CryptoError> reveal(const domain::StoredSecret& stored) const;

  // What is sealed for one purpose does not open for another.
  std::string seal(std::string_view plain, std::string_view purpose) const;
  base::Result<std::string, crypto::CryptoError> unseal(std::string_view sealed,
                                                        std::string_view purpose) const;

  // Keyed by the master key: nobody else can make the same octets for that purpose and text.
  std::string tag(std::string_view purpose, std::string_view text) const;

  // 64 characters, 6 bits of chance each.
  std::string new_client_secret() const;

 private:
  std::string m_master_key;
  std::string m_hash_key;
  base::Random& m_random;
};

inline constexpr std::string_view purpose_client_secret = "client secret";
inline constexpr std::string_view purpose_private_key = "private key";
inline constexpr std::string_view purpose_signing_secret = "signing secret";

}  // namespace oauth
