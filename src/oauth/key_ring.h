// The tenant's signing keys, opened and ready to use. Immutable: a change of keys makes a new ring.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/tenant.h"
#include "jose/jwk.h"
#include "jose/jws.h"
#include "oauth/secret_vault.h"

namespace oauth {

class KeyRing {
 public:
  // Fails when a private key does not open: the master key is another one.
  static base::Result<std::shared_ptr<const KeyRing>, crypto::CryptoError> open(
      const domain::Tenant& tenant, const SecretVault& vault);

  // The key that signs; nullptr in a tenant that has none yet.
  const jose::SigningKey* current() const { return m_current ? &*m_current : nullptr; }
  // The published keys: current, next and previous.
  const std::vector<jose::VerificationKey>& published() const { return m_published; }
  // The document of /.well-known/jwks.json, and its entity tag with quotes (RFC 9110
  // section 8.8.3).
  const std::string& jwks() const { return m_jwks; }
  const std::string& jwks_etag() const { return m_jwks_etag; }

 private:
  std::optional<jose::SigningKey> m_current;
  std::vector<jose::VerificationKey> m_published;
  std::string m_jwks;
  std::string m_jwks_etag;
};

// A sealed signing key in that state; its id is the RFC 7638 thumbprint.
domain::SigningKey make_signing_key(const crypto::PrivateKey& key, domain::KeyState state,
                                    base::Time now, const SecretVault& vault);

inline constexpr int signing_key_bits = 2048;

}  // namespace oauth
