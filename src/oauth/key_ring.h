// The tenant's signing keys, opened and ready to use. Immutable: a change of keys makes a new ring.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/chance.h"
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

  // The current key for RS256, RS512, PS256 or ES256; nullptr while the tenant has none, and for
  // any other algorithm.
  const jose::SigningKey* signing_key(jose::Algorithm algorithm) const;
  // The published keys: current, next and previous. An RSA key is there once for RS256, under its
  // own id, and once more for each other algorithm that an API of the tenant has ever signed with:
  // strict clients use a key for no algorithm but the one that it names.
  const std::vector<jose::VerificationKey>& published() const { return m_published; }
  // Of the RSA key that signs; nullptr when there is none, or no certificate was made for it yet.
  const crypto::Certificate* current_certificate() const { return m_current_certificate.get(); }
  // The document of /.well-known/jwks.json, and its entity tag with quotes (RFC 9110
  // section 8.8.3).
  const std::string& jwks() const { return m_jwks; }
  const std::string& jwks_etag() const { return m_jwks_etag; }

 private:
  void add(const domain::SigningKey& key, crypto::PrivateKeyPtr opened,
           const std::vector<jose::Algorithm>& algorithms);

  std::vector<jose::SigningKey> m_current;  // one for each algorithm
  std::vector<jose::VerificationKey> m_published;
  std::unique_ptr<const crypto::Certificate> m_current_certificate;
  std::string m_jwks;
  std::string m_jwks_etag;
};

// What an API's tokens are signed with.
jose::Algorithm jose_algorithm(domain::ApiSigningAlgorithm algorithm);

// Whether keys are published for the algorithm only because an API signs with it: all but RS256,
// which always is, and HS256, which never is.
bool needs_noting(domain::ApiSigningAlgorithm algorithm);

// The algorithms besides RS256 that the tenant's APIs sign with now, or have signed with before.
std::vector<domain::ApiSigningAlgorithm> algorithms_in_use(const domain::Tenant& tenant);

// A signing key in that state, sealed and with a certificate for `host`; its id is the RFC 7638
// thumbprint.
domain::SigningKey make_signing_key(const crypto::PrivateKey& key, domain::KeyState state,
                                    base::Time now, const std::string& host,
                                    const SecretVault& vault, base::Random& random);
// The self-signed certificate of a signing key, DER; empty when `host` is no text for a name.
std::string make_certificate(const crypto::PrivateKey& key, base::Time now, const std::string& host,
                             base::Random& random);

inline constexpr int signing_key_bits = 2048;

}  // namespace oauth
