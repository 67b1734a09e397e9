#include "oauth/key_ring.h"

#include <algorithm>

#include "base/json.h"
#include "crypto/issue.h"
#include "jose/base64.h"

namespace oauth {

namespace {

using domain::ApiSigningAlgorithm;

constexpr std::chrono::hours certificate_lifetime{24 * 365 * 13};
constexpr size_t serial_size = 16;

// RS256 keys have the id itself, which is what they are called everywhere.
std::string kid_for(const domain::SigningKey& key, jose::Algorithm algorithm) {
  if (key.family == domain::KeyFamily::p256 || algorithm == jose::Algorithm::rs256) {
    return key.id.value;
  }
  return key.id.value + '-' + std::string(jose::name(algorithm));
}

std::vector<jose::Algorithm> algorithms_of(domain::KeyFamily family,
                                           const std::vector<ApiSigningAlgorithm>& in_use) {
  if (family == domain::KeyFamily::p256) return {jose::Algorithm::es256};
  std::vector<jose::Algorithm> algorithms = {jose::Algorithm::rs256};
  for (const auto one : {ApiSigningAlgorithm::rs512, ApiSigningAlgorithm::ps256}) {
    if (std::find(in_use.begin(), in_use.end(), one) != in_use.end()) {
      algorithms.push_back(jose_algorithm(one));
    }
  }
  return algorithms;
}

}  // namespace

jose::Algorithm jose_algorithm(ApiSigningAlgorithm algorithm) {
  switch (algorithm) {
    case ApiSigningAlgorithm::hs256:
      return jose::Algorithm::hs256;
    case ApiSigningAlgorithm::rs256:
      return jose::Algorithm::rs256;
    case ApiSigningAlgorithm::rs512:
      return jose::Algorithm::rs512;
    case ApiSigningAlgorithm::ps256:
      return jose::Algorithm::ps256;
    case ApiSigningAlgorithm::es256:
      return jose::Algorithm::es256;
  }
  return jose::Algorithm::rs256;
}

bool needs_noting(ApiSigningAlgorithm algorithm) {
  return algorithm != ApiSigningAlgorithm::hs256 && algorithm != ApiSigningAlgorithm::rs256;
}

std::vector<ApiSigningAlgorithm> algorithms_in_use(const domain::Tenant& tenant) {
  std::vector<ApiSigningAlgorithm> in_use = tenant.settings().signing_algorithms_used;
  for (const auto& [place, api] : tenant.apis().in_order()) {
    const ApiSigningAlgorithm one = api->signing_algorithm;
    if (!needs_noting(one)) continue;
    if (std::find(in_use.begin(), in_use.end(), one) == in_use.end()) in_use.push_back(one);
  }
  return in_use;
}

base::Result<std::shared_ptr<const KeyRing>, crypto::CryptoError> KeyRing::open(
    const domain::Tenant& tenant, const SecretVault& vault) {
  auto ring = std::make_shared<KeyRing>();
  const auto in_use = algorithms_in_use(tenant);
  for (const auto& [place, key] : tenant.keys().in_order()) {
    if (!key->is_published()) continue;
    auto der = vault.unseal(key->sealed_private_key, purpose_private_key);
    if (!der) return base::failure(der.error());
    auto opened = crypto::private_key_from_pkcs8_der(*der);
    if (!opened) return base::failure(opened.error());
    ring->add(*key, std::move(*opened), algorithms_of(key->family, in_use));
  }
  ring->m_jwks = base::write_json(jose::to_jwks(ring->m_published));
  const std::string tag = crypto::digest(crypto::Hash::sha256, ring->m_jwks).substr(0, 16);
  ring->m_jwks_etag = '"' + jose::base64url_encode(tag) + '"';
  return std::shared_ptr<const KeyRing>(ring);
}

void KeyRing::add(const domain::SigningKey& key, crypto::PrivateKeyPtr opened,
                  const std::vector<jose::Algorithm>& algorithms) {
  std::optional<crypto::Certificate> certificate;
  if (auto read = crypto::certificate_from_der(key.certificate)) certificate = std::move(*read);
  const bool is_current = key.state == domain::KeyState::current;
  if (is_current && key.family == domain::KeyFamily::rsa && certificate) {
    m_current_certificate = std::make_unique<crypto::Certificate>(*certificate);
  }
  for (const jose::Algorithm algorithm : algorithms) {
    const std::string kid = kid_for(key, algorithm);
    m_published.push_back({kid, algorithm, opened->public_key(), "", certificate});
    if (is_current) m_current.push_back({algorithm, kid, opened, ""});
  }
}

const jose::SigningKey* KeyRing::signing_key(jose::Algorithm algorithm) const {
  const auto at = std::find_if(m_current.begin(), m_current.end(),
                               [&](const auto& key) { return key.algorithm == algorithm; });
  return at == m_current.end() ? nullptr : &*at;
}

domain::SigningKey make_signing_key(const crypto::PrivateKey& key, domain::KeyState state,
                                    base::Time now, const std::string& host,
                                    const SecretVault& vault, base::Random& random) {
  domain::SigningKey made;
  made.id.value = jose::thumbprint(*key.public_key());
  made.sealed_private_key = vault.seal(key.pkcs8_der(), purpose_private_key);
  made.family =
      key.kind() == crypto::KeyKind::rsa ? domain::KeyFamily::rsa : domain::KeyFamily::p256;
  made.certificate = make_certificate(key, now, host, random);
  made.state = state;
  made.created_at = now;
  if (state == domain::KeyState::current) made.current_since = now;
  return made;
}

std::string make_certificate(const crypto::PrivateKey& key, base::Time now, const std::string& host,
                             base::Random& random) {
  crypto::CertificateDetails details;
  details.subject = {{"CN", host}};
  details.not_before = now;
  details.not_after = now + certificate_lifetime;
  details.serial = base::random_octets(random, serial_size);
  const auto certificate = crypto::self_signed_certificate(details, key);
  return certificate ? certificate->der : "";
}

}  // namespace oauth
