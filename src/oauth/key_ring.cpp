#include "oauth/key_ring.h"

#include "base/json.h"
#include "jose/base64.h"

namespace oauth {

base::Result<std::shared_ptr<const KeyRing>, crypto::CryptoError> KeyRing::open(
    const domain::Tenant& tenant, const SecretVault& vault) {
  auto ring = std::make_shared<KeyRing>();
  for (const auto& [place, key] : tenant.keys().in_order()) {
    if (!key->is_published()) continue;
    auto der = vault.unseal(key->sealed_private_key, purpose_private_key);
    if (!der) return base::failure(der.error());
    auto opened = crypto::private_key_from_pkcs8_der(*der);
    if (!opened) return base::failure(opened.error());
    ring->m_published.push_back(
        {key->id.value, jose::Algorithm::rs256, (*opened)->public_key(), ""});
    if (key->state == domain::KeyState::current) {
      ring->m_current = jose::SigningKey{jose::Algorithm::rs256, key->id.value, *opened, ""};
    }
  }
  ring->m_jwks = base::write_json(jose::to_jwks(ring->m_published));
  const std::string tag = crypto::digest(crypto::Hash::sha256, ring->m_jwks).substr(0, 16);
  ring->m_jwks_etag = '"' + jose::base64url_encode(tag) + '"';
  return std::shared_ptr<const KeyRing>(ring);
}

domain::SigningKey make_signing_key(const crypto::PrivateKey& key, domain::KeyState state,
                                    base::Time now, const SecretVault& vault) {
  domain::SigningKey stored;
  stored.id.value = jose::thumbprint(*key.public_key());
  stored.sealed_private_key = vault.seal(key.pkcs8_der(), purpose_private_key);
  stored.state = state;
  stored.created_at = now;
  if (state == domain::KeyState::current) stored.current_since = now;
  return stored;
}

}  // namespace oauth
