#include "sim/resource_server.h"

#include <algorithm>

#include "jose/jwt.h"

namespace sim {

namespace {

// Libraries ask for an unknown key no more often than this.
constexpr Milliseconds refetch_interval{10'000};

bool has_all(const std::vector<std::string>& scopes, const std::vector<std::string>& needed) {
  return std::all_of(needed.begin(), needed.end(), [&](const std::string& scope) {
    return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
  });
}

std::vector<std::string> scopes_in(const base::Json& claims) {
  std::vector<std::string> scopes;
  const std::string text = base::string_member(claims, "scope").value_or("");
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    scopes.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return scopes;
}

}  // namespace

uint32_t ResourceServer::class_of(const std::string& kid, const std::vector<std::string>& scopes) {
  for (size_t at = 0; at < m_classes.size(); ++at) {
    const TokenClass& one = m_classes[at];
    if (one.kid == kid && one.scopes == scopes) return static_cast<uint32_t>(at);
  }
  m_classes.push_back({kid, scopes});
  return static_cast<uint32_t>(m_classes.size() - 1);
}

std::optional<FailureReason> ResourceServer::judge(const TokenClass& token,
                                                   const std::vector<std::string>& scopes_needed,
                                                   base::Time now, bool is_reachable) {
  if (!token.kid.empty() && !knows(token.kid, now, is_reachable)) {
    return FailureReason::unknown_kid;
  }
  if (!has_all(token.scopes, scopes_needed)) return FailureReason::missing_scope;
  return std::nullopt;
}

std::optional<FailureReason> ResourceServer::verify(const std::string& text,
                                                    const std::vector<std::string>& scopes_needed,
                                                    base::Time now, bool is_reachable) {
  const auto decoded = jose::decode_jwt_unverified(text);
  if (!decoded) return FailureReason::refused;
  const auto kid = base::string_member(decoded->header, "kid");
  if (!kid || !knows(*kid, now, is_reachable)) return FailureReason::unknown_kid;
  jose::JwtExpectation expected{"https://simulated.example/",
                                Tenant::audience(m_plan),
                                {oauth::jose_algorithm(m_plan.algorithm)},
                                now};
  const auto claims = jose::verify_jwt(text, m_keys, expected);
  if (!claims) {
    return claims.error() == jose::JwtError::expired ? FailureReason::expired
                                                     : FailureReason::refused;
  }
  if (!has_all(scopes_in(*claims), scopes_needed)) return FailureReason::missing_scope;
  return std::nullopt;
}

bool ResourceServer::knows(const std::string& kid, base::Time now, bool is_reachable) {
  const JwksCache& cache = m_plan.jwks_cache;
  const bool is_stale = !m_fetched_at || now - *m_fetched_at >= cache.lifetime;
  if (is_stale && is_reachable) fetch(now);
  if (kid == m_kid_known) return true;
  if (m_kids.count(kid)) {
    m_kid_known = kid;
    return true;
  }
  const bool may_ask_again = !m_missed_at || now - *m_missed_at >= refetch_interval;
  if (cache.refetches_unknown_kid && is_reachable && may_ask_again) {
    m_missed_at = now;
    fetch(now);
  }
  return m_kids.count(kid) > 0;
}

void ResourceServer::fetch(base::Time now) {
  const auto document = base::parse_json(m_tenant.key_set().body);
  const auto keys = document ? jose::keys_from_jwks(*document)
                             : base::Result<std::vector<jose::VerificationKey>, jose::JwkError>(
                                   base::failure(jose::JwkError::malformed));
  if (!keys) return;
  ++m_fetches;
  m_fetched_at = now;
  m_keys = *keys;
  m_kids.clear();
  m_kid_known.clear();
  for (const auto& key : m_keys) m_kids.insert(key.kid);
}

}  // namespace sim
