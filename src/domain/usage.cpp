#include "domain/usage.h"

namespace domain {

namespace {

// Windows that a quota may still ask about.
constexpr std::chrono::hours windows_kept{48};

template <class Sums>
uint64_t sum_of(const Sums& sums, base::Time window, const std::string& who) {
  const auto in_window = sums.find(window);
  if (in_window == sums.end()) return 0;
  const auto at = in_window->second.find(who);
  return at == in_window->second.end() ? 0 : at->second;
}

}  // namespace

void UsageLedger::set(const UsageCount& count) {
  UsageCount& place =
      m_hours[count.hour][Who{count.client_id, count.audience, count.organization_id}];
  add(count, static_cast<int64_t>(count.tokens - place.tokens));
  place = count;
}

void UsageLedger::remove(const UsageCountRemoved& removed) {
  const auto hour = m_hours.find(removed.hour);
  if (hour == m_hours.end()) return;
  const auto at =
      hour->second.find(Who{removed.client_id, removed.audience, removed.organization_id});
  if (at == hour->second.end()) return;
  add(at->second, -static_cast<int64_t>(at->second.tokens));
  hour->second.erase(at);
  if (hour->second.empty()) m_hours.erase(hour);
}

// Unsigned sums wrap around, so adding what was cast from a negative number takes away.
void UsageLedger::add(const UsageCount& count, int64_t tokens) {
  const auto difference = static_cast<uint64_t>(tokens);
  m_month_sums[base::start_of_month(count.hour)] += difference;
  const auto add_to = [&](std::map<base::Time, Sums>& sums, base::Time window) {
    if (!sums.empty() && window < sums.rbegin()->first - windows_kept) return;
    Sums& in_window = sums[window];
    in_window[count.client_id.value] += difference;
    if (!count.organization_id.empty()) in_window[count.organization_id.value] += difference;
    while (sums.begin()->first < sums.rbegin()->first - windows_kept) sums.erase(sums.begin());
  };
  add_to(m_hour_sums, count.hour);
  add_to(m_day_sums, base::start_of_day(count.hour));
}

UsageCount UsageLedger::count(base::Time hour, const ClientId& client_id, const Audience& audience,
                              const OrganizationId& organization_id) const {
  if (const auto in_hour = m_hours.find(hour); in_hour != m_hours.end()) {
    const auto at = in_hour->second.find(Who{client_id, audience, organization_id});
    if (at != in_hour->second.end()) return at->second;
  }
  UsageCount none;
  none.hour = hour;
  none.client_id = client_id;
  none.audience = audience;
  none.organization_id = organization_id;
  return none;
}

uint64_t UsageLedger::total(base::Time from, base::Time to) const {
  uint64_t sum = 0;
  each(from, to, [&](const UsageCount& count) { sum += count.tokens; });
  return sum;
}

uint64_t UsageLedger::month_total(base::Time month) const {
  const auto at = m_month_sums.find(month);
  return at == m_month_sums.end() ? 0 : at->second;
}

uint64_t UsageLedger::taken(const ClientId& client_id, QuotaBucket bucket, base::Time now) const {
  const auto& sums = bucket == QuotaBucket::per_hour ? m_hour_sums : m_day_sums;
  return sum_of(sums, window_start(bucket, now), client_id.value);
}

uint64_t UsageLedger::taken(const OrganizationId& organization_id, QuotaBucket bucket,
                            base::Time now) const {
  const auto& sums = bucket == QuotaBucket::per_hour ? m_hour_sums : m_day_sums;
  return sum_of(sums, window_start(bucket, now), organization_id.value);
}

UsageLedger::Cleaning UsageLedger::cleaning(base::Time keep_hours_since, base::Time keep_since,
                                            size_t steps_max) const {
  Cleaning cleaning;
  std::map<std::pair<base::Time, Who>, UsageCount> days;
  const auto end = m_hours.lower_bound(base::start_of_day(keep_hours_since));
  const auto is_enough = [&] { return cleaning.removed.size() + days.size() >= steps_max; };
  for (auto hour = m_hours.begin(); hour != end && !is_enough(); ++hour) {
    const base::Time day = base::start_of_day(hour->first);
    for (const auto& [who, count] : hour->second) {
      if (is_enough()) break;
      const UsageCountRemoved removed{count.hour, count.client_id, count.audience,
                                      count.organization_id};
      if (count.hour < keep_since) {
        cleaning.removed.push_back(removed);
        continue;
      }
      if (count.is_whole_day) continue;
      auto [at, is_new] = days.try_emplace({day, who});
      UsageCount& sum = at->second;
      if (is_new) sum = this->count(day, count.client_id, count.audience, count.organization_id);
      sum.is_whole_day = true;
      if (count.hour == day) continue;
      sum.tokens += count.tokens;
      sum.over_quota += count.over_quota;
      sum.refused += count.refused;
      cleaning.removed.push_back(removed);
    }
  }
  for (const auto& [key, count] : days) cleaning.folded.push_back(count);
  return cleaning;
}

}  // namespace domain
