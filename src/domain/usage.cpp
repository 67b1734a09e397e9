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

// The newest count of a taker is found without a search, and that there is none newer.
std::optional<uint32_t> UsageLedger::place_in(base::Time time, const Hour& hour,
                                              uint32_t number) const {
  const UsageTaker& taker = m_takers[number];
  if (time == taker.hour) return taker.place;
  if (time > taker.hour) return std::nullopt;
  if (hour.places.empty()) {
    for (uint32_t place = 0; place < hour.counts.size(); ++place) {
      if (!hour.counts[place].is_removed) hour.places[hour.counts[place].taker] = place;
    }
  }
  const auto at = hour.places.find(number);
  return at == hour.places.end() ? std::nullopt : std::optional(at->second);
}

const UsageLedger::Count* UsageLedger::find(base::Time time, uint32_t taker) const {
  if (time > m_takers[taker].hour) return nullptr;
  const auto newest = std::prev(m_hours.end());  // there is the taker's own at least
  const auto hour = newest->first == time ? newest : m_hours.find(time);
  if (hour == m_hours.end()) return nullptr;
  const auto place = place_in(time, hour->second, taker);
  return place ? &hour->second.counts[*place] : nullptr;
}

UsageLedger::Count& UsageLedger::find_or_add(base::Time time, Hour& hour, uint32_t number) {
  if (const auto place = place_in(time, hour, number)) return hour.counts[*place];
  const auto place = static_cast<uint32_t>(hour.counts.size());
  hour.counts.push_back({number});
  if (!hour.places.empty()) hour.places[number] = place;
  UsageTaker& taker = m_takers[number];
  if (time >= taker.hour) {
    taker.hour = time;
    taker.place = place;
  }
  ++taker.counts;
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
  const auto place = place_in(removed.hour, hour, *number);
  if (!place) return;
  Count& count = hour.counts[*place];
  add_tokens(removed.hour, hour, *number, uint64_t{0} - count.tokens);
  if (!count.is_whole_day) note_unfolded(removed.hour, hour, false);
  count.is_removed = true;
  hour.places.erase(*number);
  hour.order.clear();
  UsageTaker& taker = m_takers[*number];
  if (taker.hour == removed.hour) taker.place.reset();
  --m_size;
  ++m_month_removals[base::start_of_month(removed.hour)];
  if (++hour.removed == hour.counts.size()) m_hours.erase(at);
  if (--taker.counts == 0) m_takers.drop(*number);
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

UsageCount UsageLedger::whole(base::Time hour, const Count& count) const {
  const UsageTaker& taker = m_takers[count.taker];
  return {hour,         taker.client_id,  taker.audience, taker.organization_id, taker.replica,
          count.tokens, count.over_quota, count.refused,  count.is_whole_day};
}

UsageCountRemoved UsageLedger::removal_of(base::Time hour, const Count& count) const {
  const UsageTaker& taker = m_takers[count.taker];
  return {hour, taker.client_id, taker.audience, taker.organization_id, taker.replica};
}

const std::vector<uint32_t>& UsageLedger::order_of(const Hour& hour) const {
  std::vector<uint32_t>& order = hour.order;
  if (order.size() == hour.counts.size() - hour.removed) return order;
  order.clear();
  for (uint32_t place = 0; place < hour.counts.size(); ++place) {
    if (!hour.counts[place].is_removed) order.push_back(place);
  }
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return m_takers.comes_before(hour.counts[a].taker, hour.counts[b].taker);
  });
  return order;
}

size_t UsageLedger::first_behind(const Position& position, const Hour& hour,
                                 const std::vector<uint32_t>& order) const {
  if (!position.m_kind) return 0;
  const auto at = std::upper_bound(order.begin(), order.end(), *position.m_kind,
                                   [&](uint32_t kind, uint32_t place) {
                                     return kind < m_takers[hour.counts[place].taker].kind;
                                   });
  return static_cast<size_t>(at - order.begin());
}

void UsageLedger::take_next(const Hour& hour, const std::vector<uint32_t>& order, size_t& at,
                            Position& position, UsageCount& sum) const {
  sum = whole(position.m_hour, hour.counts[order[at]]);
  position.m_kind = m_takers[hour.counts[order[at]].taker].kind;
  for (++at; at < order.size(); ++at) {
    const Count& count = hour.counts[order[at]];
    if (m_takers[count.taker].kind != *position.m_kind) break;
    sum.replica.clear();
    sum.tokens += count.tokens;
    sum.over_quota += count.over_quota;
    sum.refused += count.refused;
    sum.is_whole_day = sum.is_whole_day || count.is_whole_day;
  }
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
      const auto place = place_in(at->first, at->second, taker);
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
    for (const Count& count : hour->second.counts) {
      if (count.is_removed) continue;
      if (cleaning.removed.size() >= steps_max) return cleaning;
      cleaning.removed.push_back(removal_of(hour->first, count));
    }
  }
  Days days;
  for (auto at = m_unfolded.lower_bound(keep_since); at != m_unfolded.end() && *at < end; ++at) {
    for (const Count& count : m_hours.at(*at).counts) {
      if (cleaning.removed.size() + days.size() >= steps_max) break;
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
    sum = whole(day, present ? *present : Count{count.taker});
  }
  sum.is_whole_day = true;
  if (hour == day) return;
  sum.tokens += count.tokens;
  sum.over_quota += count.over_quota;
  sum.refused += count.refused;
  cleaning.removed.push_back(removal_of(hour, count));
}

}  // namespace domain
