#include "domain/usage_savings.h"

#include <algorithm>
#include <tuple>

namespace domain {

namespace {

// Tokens that a count needs beyond the one that covers until `covered_until`, which it moves on.
uint64_t needed_by(const UsageCount& count, std::chrono::seconds lifetime,
                   base::Time& covered_until) {
  const std::chrono::seconds unit = std::chrono::hours(count.is_whole_day ? 24 : 1);
  if (lifetime.count() <= 0) return count.tokens;
  if (count.hour + unit <= covered_until) return 0;
  if (lifetime >= unit) {
    covered_until = count.hour + lifetime;
    return 1;
  }
  const auto lifetimes = (unit.count() + lifetime.count() - 1) / lifetime.count();
  return std::min(count.tokens, static_cast<uint64_t>(lifetimes));
}

}  // namespace

CacheNeeds cache_needs(const Tenant& tenant, base::Time from, base::Time to,
                       const std::function<bool(const UsageCount&)>& wants) {
  CacheNeeds needs;
  std::map<std::tuple<ClientId, Audience, OrganizationId>, base::Time> covered;
  tenant.usage().each(from, to, [&](const UsageCount& count) {
    if (count.tokens == 0 || !wants(count)) return;
    const auto api = tenant.find_api(count.audience);
    const std::chrono::seconds lifetime(api ? api->token_lifetime_seconds : 0);
    CacheNeed& need = needs[{count.client_id, count.audience}];
    need.tokens += count.tokens;
    need.needed += needed_by(count, lifetime,
                             covered[{count.client_id, count.audience, count.organization_id}]);
  });
  return needs;
}

}  // namespace domain
