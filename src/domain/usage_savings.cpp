#include "domain/usage_savings.h"

#include <algorithm>

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

void CacheNeeds::add(const UsageCount& count, std::chrono::seconds lifetime) {
  if (count.tokens == 0) return;
  CacheNeed& need = m_needs[{count.client_id, count.audience}];
  need.tokens += count.tokens;
  need.needed += needed_by(
      count, lifetime, m_covered_until[{count.client_id, count.audience, count.organization_id}]);
}

}  // namespace domain
