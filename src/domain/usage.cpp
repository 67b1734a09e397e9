#include "domain/usage.h"

#include <algorithm>
#include <iterator>

namespace domain {

UsageLedger::Hour& UsageLedger::hour_at(base::Time hour) {
  if (!m_hours.empty() && m_hours.rbegin()->first == hour) return m_hours.rbegin()->second;
  const auto [at, is_new] = m_hours.try_emplace(hour);
  // An hour has about as many takers as the one before.
  if (is_new && at != m_hours.begin()) {
    at->second.counts.reserve(std::prev(at)->second.counts.size());
  }
  return at->second;
}

const UsageLedger::Count* UsageLedger::find(base::Time time, uint32_t taker) const {
  const auto place = m_takers[taker].place_in(time);
  if (!place) return nullptr;
  const auto newest = std::prev(m_hours.end());
  const Hour& hour = newest->first == time ? newest->second : m_hours.at(time);
  return &hour.counts[*place];
}

UsageLedger::Count& UsageLedger::find_or_add(base::Time time, Hour& hour, uint32_t number) {
  UsageTaker& taker = m_takers[number];
  if (const auto place = taker.place_in(time)) return hour.counts[*place];
  taker.add_place(time, static_cast<uint32_t>(hour.counts.size()));
  hour.counts.push_back({number});
  ++m_size;
  note_unfolded(time, hour, true);
  return hour.counts.back();
}

void UsageLedger::note_unfolded(base::Time time, Hour& hour, bool is_one_more) {
  if (is_one_more) {
    if (hour.unfolded++ == 0) m_unfolded.insert(time);
  } else if (--hour.unfolded == 0) {
    m_unfolded.erase(time);
  }
}

void UsageLedger::set(const UsageCount& count) {
  const uint32_t taker = m_takers.find_or_add(count);
  Hour& hour = hour_at(count.hour);
  Count& place = find_or_add(count.hour, hour, taker);
  if (place.is_whole_day != count.is_whole_day) {
    note_unfolded(count.hour, hour, !count.is_whole_day);
    place.is_whole_day = count.is_whole_day;
  }
  add_tokens(count.hour, hour, taker, count.tokens - place.tokens);
  place.tokens = count.tokens;
  place.over_quota = count.over_quota;
  place.refused = count.refused;
}

// Unsigned sums wrap around, so adding what was cast from a negative number takes away.
void UsageLedger::add_tokens(base::Time time, Hour& hour, uint32_t taker, uint64_t tokens) {
  hour.tokens += tokens;
  const base::Time month = base::start_of_month(time);
  m_month_sums[month] += tokens;
  const std::string& replica = m_takers[taker].replica;
  if (!replica.empty()) m_month_sums_of_replicas[month][replica] += tokens;
  m_takers.add_tokens(taker, time, tokens);
}

void UsageLedger::remove(const UsageCountRemoved& removed) {
  const auto at = m_hours.find(removed.hour);
  if (at == m_hours.end()) return;
  UsageCount whose;
  whose.client_id = removed.client_id;
  whose.audience = removed.audience;
  whose.organization_id = removed.organization_id;
  whose.replica = removed.replica;
  const auto number = m_takers.find(whose);
  if (!number) return;
  Hour& hour = at->second;
  UsageTaker& taker = m_takers[*number];
  const auto place = taker.place_in(removed.hour);
  if (!place) return;
  Count& count = hour.counts[*place];
  add_tokens(removed.hour, hour, *number, uint64_t{0} - count.tokens);
  if (!count.is_whole_day) note_unfolded(removed.hour, hour, false);
  count.is_removed = true;
  while (hour.first < hour.counts.size() && hour.counts[hour.first].is_removed) ++hour.first;
  --m_size;
  ++m_month_removals[base::start_of_month(removed.hour)];
  if (++hour.removed == hour.counts.size()) m_hours.erase(at);
  taker.remove_place(removed.hour);
  if (taker.places.empty()) m_takers.drop(*number);
}

UsageCount UsageLedger::count(base::Time hour, const ClientId& client_id, const Audience& audience,
                              const OrganizationId& organization_id) const {
  UsageCount count;
  count.hour = hour;
  count.client_id = client_id;
  count.audience = audience;
  count.organization_id = organization_id;
  count.replica = m_replica;
  look_up(count);
  return count;
}

void UsageLedger::look_up(UsageCount& count) const {
  const auto taker = m_takers.find(count);
  const Count* place = taker ? find(count.hour, *taker) : nullptr;
  const Count none;
  if (!place) place = &none;
  count.tokens = place->tokens;
  count.over_quota = place->over_quota;
  count.refused = place->refused;
  count.is_whole_day = place->is_whole_day;
}

void UsageLedger::tell(base::Time hour, const Count& one, UsageCount& count) const {
  const UsageTaker& taker = m_takers[one.taker];
  count.hour = hour;
  count.client_id = taker.client_id;
  count.audience = taker.audience;
  count.organization_id = taker.organization_id;
  count.replica = taker.replica;
  count.tokens = count.over_quota = count.refused = 0;
  count.is_whole_day = false;
  add_to(count, one);
}

void UsageLedger::add_to(UsageCount& sum, const Count& count) {
  sum.tokens += count.tokens;
  sum.over_quota += count.over_quota;
  sum.refused += count.refused;
  sum.is_whole_day = sum.is_whole_day || count.is_whole_day;
}

UsageCountRemoved UsageLedger::removal_of(base::Time hour, const Count& count) const {
  const UsageTaker& taker = m_takers[count.taker];
  return {hour, taker.client_id, taker.audience, taker.organization_id, taker.replica};
}

size_t UsageLedger::enter(base::Time time, const Hour& hour, Position& position) {
  if (position.m_hour != time || !position.m_end) {
    position.m_hour = time;
    position.m_place = hour.first;
    position.m_end = hour.counts.size();
  }
  // It may have been emptied, and begun anew.
  return std::min(*position.m_end, hour.counts.size());
}

bool UsageLedger::tell_at(const Position& position, const Hour& hour, UsageCount& sum) const {
  const Count& one = hour.counts[position.m_place];
  if (one.is_removed) return false;
  std::vector<const Count*> others;
  for (uint32_t other = m_takers[one.taker].beside; other != one.taker;
       other = m_takers[other].beside) {
    const auto place = m_takers[other].place_in(position.m_hour);
    if (!place) continue;
    if (*place < position.m_place) return false;
    others.push_back(&hour.counts[*place]);
  }
  tell(position.m_hour, one, sum);
  if (!others.empty()) sum.replica.clear();
  for (const Count* other : others) add_to(sum, *other);
  return true;
}

uint64_t UsageLedger::total(base::Time from, base::Time to) const {
  uint64_t sum = 0;
  for (auto at = m_hours.lower_bound(from); at != m_hours.end() && at->first < to; ++at) {
    sum += at->second.tokens;
  }
  return sum;
}

uint64_t UsageLedger::removals(base::Time month) const {
  const auto at = m_month_removals.find(month);
  return at == m_month_removals.end() ? 0 : at->second;
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
  return taken_of(client_id.value, bucket, now);
}

uint64_t UsageLedger::taken(const OrganizationId& organization_id, QuotaBucket bucket,
                            base::Time now) const {
  return taken_of(organization_id.value, bucket, now);
}

uint64_t UsageLedger::taken_by(const std::string& replica, const std::string& who,
                               QuotaBucket bucket, base::Time now) const {
  return taken_of(UsageTakers::name_of(who, replica), bucket, now);
}

uint64_t UsageLedger::taken_of(const std::string& name, QuotaBucket bucket, base::Time now) const {
  const UsageHolder* holder = m_takers.holder(name);
  if (!holder) return 0;
  const bool is_hour = bucket == QuotaBucket::per_hour;
  const base::Time from = window_start(bucket, now);
  if (const auto known = (is_hour ? holder->hours : holder->days).tokens(from)) return *known;
  uint64_t sum = 0;
  const base::Time to = from + std::chrono::hours(is_hour ? 1 : 24);
  for (auto at = m_hours.lower_bound(from); at != m_hours.end() && at->first < to; ++at) {
    for (const uint32_t taker : holder->takers) {
      const auto place = m_takers[taker].place_in(at->first);
      if (place) sum += at->second.counts[*place].tokens;
    }
  }
  return sum;
}

uint64_t UsageLedger::month_total_by(const std::string& replica, base::Time month) const {
  const auto in_month = m_month_sums_of_replicas.find(month);
  if (in_month == m_month_sums_of_replicas.end()) return 0;
  const auto at = in_month->second.find(replica);
  return at == in_month->second.end() ? 0 : at->second;
}

UsageLedger::Cleaning UsageLedger::cleaning(base::Time keep_hours_since, base::Time keep_since,
                                            size_t steps_max) const {
  Cleaning cleaning;
  const base::Time end = base::start_of_day(keep_hours_since);
  for (auto hour = m_hours.begin();
       hour != m_hours.end() && hour->first < std::min(end, keep_since); ++hour) {
    const auto& counts = hour->second.counts;
    for (size_t place = hour->second.first; place < counts.size(); ++place) {
      if (counts[place].is_removed) continue;
      if (cleaning.removed.size() >= steps_max) return cleaning;
      cleaning.removed.push_back(removal_of(hour->first, counts[place]));
    }
  }
  Days days;
  for (auto at = m_unfolded.lower_bound(keep_since); at != m_unfolded.end() && *at < end; ++at) {
    const Hour& hour = m_hours.at(*at);
    for (size_t place = hour.first; place < hour.counts.size(); ++place) {
      if (cleaning.removed.size() + days.size() >= steps_max) break;
      const Count& count = hour.counts[place];
      if (!count.is_removed && !count.is_whole_day) fold(*at, count, days, cleaning);
    }
  }
  for (const auto& [key, count] : days) cleaning.folded.push_back(count);
  return cleaning;
}

void UsageLedger::fold(base::Time hour, const Count& count, Days& days, Cleaning& cleaning) const {
  const base::Time day = base::start_of_day(hour);
  const auto [at, is_new] = days.try_emplace({day, count.taker});
  UsageCount& sum = at->second;
  if (is_new) {
    const Count* present = find(day, count.taker);
    tell(day, present ? *present : Count{count.taker}, sum);
  }
  sum.is_whole_day = true;
  if (hour == day) return;
  add_to(sum, count);
  cleaning.removed.push_back(removal_of(hour, count));
}

}  // namespace domain
