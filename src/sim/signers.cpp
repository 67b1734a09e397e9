#include "sim/signers.h"

#include "oauth/token_endpoint.h"

namespace sim {

base::Result<std::string, crypto::CryptoError> NotingSigner::sign(oauth::Attempt& attempt,
                                                                  const oauth::AccessToken& token,
                                                                  const oauth::KeyRing& ring,
                                                                  const oauth::SecretVault& vault,
                                                                  base::Random& random) {
  ++m_last.count;
  const auto* key = ring.signing_key(oauth::jose_algorithm(attempt.api->signing_algorithm));
  m_last.kid = key ? key->kid : std::string();
  m_last.expires_at = token.issued_at + std::chrono::seconds(attempt.api->token_lifetime_seconds);
  m_last.scopes = attempt.scopes;
  m_last.is_over_quota = attempt.is_over_quota;
  if (m_depth == Depth::accounting) return std::string("unsigned");
  auto text = oauth::sign(attempt, token, ring, vault, random);
  if (text) m_last.text = *text;
  return text;
}

}  // namespace sim
