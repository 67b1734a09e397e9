#include "domain/usage.h"

#include <algorithm>
#include <iterator>

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

std::string of_replica(const std::string& who, const std::string& replica) {
  return who + '\n' + replica;
}

}  // namespace

UsageLedger::Who UsageLedger::who_of(const UsageCount& count) {
  return {count.client_id, count.audience, count.organization_id, count.replica};
}

UsageLedger::WhoView UsageLedger::view_of(const UsageCount& count) {
  return {count.client_id.value, count.audience.value, count.organization_id.value, count.replica};
}

size_t UsageLedger::WhoHash::operator()(const WhoView& who) const {
  const std::hash<std::string_view> hash;
  // Nearly all differ in these; what is the same in both leaves the next bucket.
  return hash(std::get<0>(who)) ^ hash(std::get<1>(who)) * 31;
}

const UsageLedger::Place* UsageLedger::place_of(const UsageCount& count) const {
  if (count.hour != m_newest.hour) return nullptr;
  const auto at = m_newest.by_who.find(view_of(count));
  return at == m_newest.by_who.end() ? nullptr : &at->second;
}

// Only of counts that are part of three sums: on behalf of no organization, on a server that is
// alone. `who` is the key of `place`.
void UsageLedger::remember(const UsageCount& count, const Who& who, UsageCount& place) {
  if (!count.organization_id.empty() || !count.replica.empty() || count.is_whole_day) return;
  if (count.hour < m_newest.hour) return;
  if (count.hour > m_newest.hour) {
    m_newest.by_who.clear();
    m_newest.hour = count.hour;
  }
  const auto sum_in = [&](std::map<base::Time, Sums>& sums, base::Time window) -> uint64_t* {
    const auto at = sums.find(window);
    return at == sums.end() ? nullptr : &at->second[count.client_id.value];
  };
  const Place kept{&place, sum_in(m_hour_sums, count.hour),
                   sum_in(m_day_sums, base::start_of_day(count.hour)),
                   &m_month_sums[base::start_of_month(count.hour)], &m_totals[count.hour]};
  if (!kept.in_hour || !kept.in_day) return;
  const auto& [client_id, audience, organization_id, replica] = who;
  m_newest.by_who.insert_or_assign(
      WhoView{client_id.value, audience.value, organization_id.value, replica}, kept);
}

bool UsageLedger::is_beside(const UsageCount& a, const UsageCount& b) {
  return a.client_id == b.client_id && a.audience == b.audience &&
         a.organization_id == b.organization_id;
}

void UsageLedger::add_to(UsageCount& sum, const UsageCount& count) {
  sum.tokens += count.tokens;
  sum.over_quota += count.over_quota;
  sum.refused += count.refused;
  sum.is_whole_day = sum.is_whole_day || count.is_whole_day;
}

void UsageLedger::set(const UsageCount& count) {
  const Place* known = place_of(count);
  if (known && !count.is_whole_day && !known->count->is_whole_day) {
    const uint64_t difference = count.tokens - known->count->tokens;
    for (uint64_t* sum : {known->in_hour, known->in_day, known->in_month, known->in_total}) {
      *sum += difference;
    }
    known->count->tokens = count.tokens;
    known->count->over_quota = count.over_quota;
    known->count->refused = count.refused;
    return;
  }
  const auto [at, is_new] = m_hours[count.hour].try_emplace(who_of(count));
  UsageCount& place = at->second;
  if (is_new) {
    ++m_size;
  } else if (!place.is_whole_day) {
    note_unfolded(count.hour, -1);
  }
  if (!count.is_whole_day) note_unfolded(count.hour, 1);
  add(count, static_cast<int64_t>(count.tokens - place.tokens));
  place = count;
  remember(count, at->first, place);
}

void UsageLedger::remove(const UsageCountRemoved& removed) {
  if (removed.hour == m_newest.hour) m_newest.forget();
  const auto hour = m_hours.find(removed.hour);
  if (hour == m_hours.end()) return;
  const auto at = hour->second.find(
      Who{removed.client_id, removed.audience, removed.organization_id, removed.replica});
  if (at == hour->second.end()) return;
  add(at->second, -static_cast<int64_t>(at->second.tokens));
  if (!at->second.is_whole_day) note_unfolded(removed.hour, -1);
  hour->second.erase(at);
  --m_size;
  ++m_month_removals[base::start_of_month(removed.hour)];
  if (!hour->second.empty()) return;
  m_hours.erase(hour);
  m_totals.erase(removed.hour);
}

// Unsigned sums wrap around, so adding what was cast from a negative number takes away.
void UsageLedger::add(const UsageCount& count, int64_t tokens) {
  const auto difference = static_cast<uint64_t>(tokens);
  const std::string& replica = count.replica;
  const base::Time month = base::start_of_month(count.hour);
  m_month_sums[month] += difference;
  m_totals[count.hour] += difference;
  if (!replica.empty()) m_month_sums_of_replicas[month][replica] += difference;
  const auto add_to = [&](std::map<base::Time, Sums>& sums, base::Time window) {
    if (!sums.empty() && window < sums.rbegin()->first - windows_kept) return;
    const auto [at, is_new] = sums.try_emplace(window);
    Sums& in_window = at->second;
    // A window has about as many takers as the one before.
    if (is_new && at != sums.begin()) in_window.reserve(std::prev(at)->second.size());
    for (const std::string* who : {&count.client_id.value, &count.organization_id.value}) {
      if (who->empty()) continue;
      in_window[*who] += difference;
      if (!replica.empty()) in_window[of_replica(*who, replica)] += difference;
    }
    while (sums.begin()->first < sums.rbegin()->first - windows_kept) {
      if (sums.begin()->first >= base::start_of_day(m_newest.hour)) m_newest.forget();
      sums.erase(sums.begin());
    }
  };
  add_to(m_hour_sums, count.hour);
  add_to(m_day_sums, base::start_of_day(count.hour));
}

UsageCount UsageLedger::count(base::Time hour, const ClientId& client_id, const Audience& audience,
                              const OrganizationId& organization_id) const {
  return count_of(hour, {client_id, audience, organization_id, m_replica});
}

void UsageLedger::look_up(UsageCount& count) const {
  const Place* known = place_of(count);
  if (known) {
    count.tokens = known->count->tokens;
    count.over_quota = known->count->over_quota;
    count.refused = known->count->refused;
    count.is_whole_day = known->count->is_whole_day;
    return;
  }
  const bool is_first = m_hours.empty() || m_hours.rbegin()->first < count.hour;
  const bool is_none =
      is_first || (m_hours.rbegin()->first == count.hour && m_newest.hour == count.hour &&
                   m_newest.by_who.size() == m_hours.rbegin()->second.size());
  if (is_none) {
    count.tokens = count.over_quota = count.refused = 0;
    count.is_whole_day = false;
    return;
  }
  count = count_of(count.hour, who_of(count));
}

UsageCount UsageLedger::count_of(base::Time hour, const Who& who) const {
  if (const auto in_hour = m_hours.find(hour); in_hour != m_hours.end()) {
    const auto at = in_hour->second.find(who);
    if (at != in_hour->second.end()) return at->second;
  }
  UsageCount none;
  none.hour = hour;
  std::tie(none.client_id, none.audience, none.organization_id, none.replica) = who;
  return none;
}

uint64_t UsageLedger::total(base::Time from, base::Time to) const {
  uint64_t sum = 0;
  for (auto at = m_totals.lower_bound(from); at != m_totals.end() && at->first < to; ++at) {
    sum += at->second;
  }
  return sum;
}

uint64_t UsageLedger::removals(base::Time month) const {
  const auto at = m_month_removals.find(month);
  return at == m_month_removals.end() ? 0 : at->second;
}

// What other replicas have counted of the last one came with it.
UsageLedger::Counts::const_iterator UsageLedger::first_behind(
    const Position& position, const std::pair<const base::Time, Counts>& hour) {
  const auto& [time, counts] = hour;
  if (!position.m_last || position.m_hour != time) return counts.begin();
  auto at = counts.upper_bound(who_of(*position.m_last));
  while (at != counts.end() && is_beside(*position.m_last, at->second)) ++at;
  return at;
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

uint64_t UsageLedger::taken_by(const std::string& replica, const std::string& who,
                               QuotaBucket bucket, base::Time now) const {
  const auto& sums = bucket == QuotaBucket::per_hour ? m_hour_sums : m_day_sums;
  return sum_of(sums, window_start(bucket, now), of_replica(who, replica));
}

uint64_t UsageLedger::month_total_by(const std::string& replica, base::Time month) const {
  return sum_of(m_month_sums_of_replicas, month, replica);
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
          {count.hour, count.client_id, count.audience, count.organization_id, count.replica});
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
  const Who who = who_of(count);
  const auto [at, is_new] = days.try_emplace({day, who});
  UsageCount& sum = at->second;
  if (is_new) sum = count_of(day, who);
  sum.is_whole_day = true;
  if (count.hour == day) return;
  add_to(sum, count);
  cleaning.removed.push_back(
      {count.hour, count.client_id, count.audience, count.organization_id, count.replica});
}

}  // namespace domain
