#include "domain/usage.h"

#include <algorithm>

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
  const auto [at, is_new] =
      m_hours[count.hour].try_emplace(Who{count.client_id, count.audience, count.organization_id});
  UsageCount& place = at->second;
  if (is_new) {
    ++m_size;
  } else if (!place.is_whole_day) {
    note_unfolded(count.hour, -1);
  }
  if (!count.is_whole_day) note_unfolded(count.hour, 1);
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
  if (!at->second.is_whole_day) note_unfolded(removed.hour, -1);
  hour->second.erase(at);
  --m_size;
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

std::optional<base::Time> UsageLedger::first_hour() const {
  if (m_hours.empty()) return std::nullopt;
  return m_hours.begin()->first;
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

void UsageLedger::note_unfolded(base::Time hour, int difference) {
  const auto at = m_unfolded.try_emplace(hour, 0).first;
  at->second += difference;
  if (at->second == 0) m_unfolded.erase(at);
}

UsageLedger::Cleaning UsageLedger::cleaning(base::Time keep_hours_since, base::Time keep_since,
                                            size_t steps_max) const {
  Cleaning cleaning;
  const base::Time end = base::start_of_day(keep_hours_since);
  for (auto hour = m_hours.begin();
       hour != m_hours.end() && hour->first < std::min(end, keep_since); ++hour) {
    for (const auto& [who, count] : hour->second) {
      if (cleaning.removed.size() >= steps_max) return cleaning;
      cleaning.removed.push_back(
          {count.hour, count.client_id, count.audience, count.organization_id});
    }
  }
  std::map<std::pair<base::Time, Who>, UsageCount> days;
  for (auto at = m_unfolded.lower_bound(keep_since); at != m_unfolded.end() && at->first < end;
       ++at) {
    for (const auto& [who, count] : m_hours.at(at->first)) {
      if (cleaning.removed.size() + days.size() >= steps_max) break;
      if (!count.is_whole_day) fold(count, days, cleaning);
    }
  }
  for (const auto& [key, count] : days) cleaning.folded.push_back(count);
  return cleaning;
}

void UsageLedger::fold(const UsageCount& count,
                       std::map<std::pair<base::Time, Who>, UsageCount>& days,
                       Cleaning& cleaning) const {
  const base::Time day = base::start_of_day(count.hour);
  const Who who{count.client_id, count.audience, count.organization_id};
  const auto [at, is_new] = days.try_emplace({day, who});
  UsageCount& sum = at->second;
  if (is_new) sum = this->count(day, count.client_id, count.audience, count.organization_id);
  sum.is_whole_day = true;
  if (count.hour == day) return;
  sum.tokens += count.tokens;
  sum.over_quota += count.over_quota;
  sum.refused += count.refused;
  cleaning.removed.push_back({count.hour, count.client_id, count.audience, count.organization_id});
}

}  // namespace domain
