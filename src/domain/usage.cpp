#include "domain/usage.h"

namespace domain {

void UsageLedger::set(const UsageCount& count) {
  m_hours[count.hour][Who{count.client_id, count.audience}] = count.tokens;
}

uint64_t UsageLedger::tokens(base::Time hour, const ClientId& client_id,
                             const Audience& audience) const {
  const auto in_hour = m_hours.find(hour);
  if (in_hour == m_hours.end()) return 0;
  const auto at = in_hour->second.find(Who{client_id, audience});
  return at == in_hour->second.end() ? 0 : at->second;
}

uint64_t UsageLedger::total(base::Time from, base::Time to) const {
  uint64_t sum = 0;
  each(from, to, [&](const UsageCount& count) { sum += count.tokens; });
  return sum;
}

}  // namespace domain
