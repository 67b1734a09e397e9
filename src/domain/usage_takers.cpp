#include "domain/usage_takers.h"

#include <algorithm>
#include <utility>

#include "domain/usage.h"

namespace domain {

namespace {

template <class Whose>
size_t hash_beside(const Whose& whose) {
  const std::hash<std::string> hash;
  size_t mixed = hash(whose.client_id.value) ^ hash(whose.audience.value) * 31;
  if (!whose.organization_id.empty()) mixed ^= hash(whose.organization_id.value) * 1009;
  return mixed;
}

bool is_beside(const UsageTaker& taker, const UsageCount& count) {
  return taker.client_id == count.client_id && taker.audience == count.audience &&
         taker.organization_id == count.organization_id;
}

bool is_the_one(const UsageTaker& taker, const UsageCount& count) {
  return is_beside(taker, count) && taker.replica == count.replica;
}

template <class Places>
auto first_since(Places& places, base::Time hour) {
  return std::lower_bound(places.begin(), places.end(), hour,
                          [](const auto& place, base::Time time) { return place.hour < time; });
}

uint32_t free_number(std::vector<uint32_t>& free, size_t otherwise) {
  if (free.empty()) return static_cast<uint32_t>(otherwise);
  const uint32_t number = free.back();
  free.pop_back();
  return number;
}

}  // namespace

void NewestWindows::add(base::Time window, uint64_t tokens) {
  if (window == m_newest.start) {
    m_newest.tokens += tokens;
  } else if (window > m_newest.start) {
    m_before = std::exchange(m_newest, {window, tokens});
  } else if (window == m_before.start) {
    m_before.tokens += tokens;
  } else if (window > m_before.start) {
    m_before = {window, tokens};  // nothing was counted between the two until now
  }
}

std::optional<uint64_t> NewestWindows::tokens(base::Time window) const {
  if (window == m_newest.start) return m_newest.tokens;
  if (window == m_before.start) return m_before.tokens;
  return window > m_before.start ? std::optional<uint64_t>(0) : std::nullopt;
}

std::optional<uint32_t> UsageTaker::place_in(base::Time hour) const {
  if (places.empty() || hour > places.back().hour) return std::nullopt;
  if (hour == places.back().hour) return places.back().place;
  const auto at = first_since(places, hour);
  return at->hour == hour ? std::optional(at->place) : std::nullopt;
}

void UsageTaker::add_place(base::Time hour, uint32_t place) {
  if (places.empty() || hour > places.back().hour) {
    places.push_back({hour, place});
  } else {
    places.insert(first_since(places, hour), {hour, place});
  }
}

void UsageTaker::remove_place(base::Time hour) {
  places.erase(first_since(places, hour));
}

std::optional<uint32_t> UsageTakers::find(const UsageCount& count) const {
  if (m_last_found && is_the_one(m_takers[*m_last_found], count)) return m_last_found;
  const auto [first, last] = m_by_hash.equal_range(hash_beside(count));
  for (auto at = first; at != last; ++at) {
    if (is_the_one(m_takers[at->second], count)) return m_last_found = at->second;
  }
  return std::nullopt;
}

uint32_t UsageTakers::find_or_add(const UsageCount& count) {
  if (const auto known = find(count)) return *known;
  const size_t hash = hash_beside(count);
  const auto [first, last] = m_by_hash.equal_range(hash);
  const auto at = std::find_if(
      first, last, [&](const auto& entry) { return is_beside(m_takers[entry.second], count); });
  const uint32_t number = free_number(m_free, m_takers.size());
  if (number == m_takers.size()) m_takers.emplace_back();
  UsageTaker& taker = m_takers[number];
  taker = {count.client_id, count.audience, count.organization_id, count.replica};
  taker.beside = at == last ? number : std::exchange(m_takers[at->second].beside, number);
  size_t holders = 0;
  for (const std::string* who : {&count.client_id.value, &count.organization_id.value}) {
    if (who->empty()) continue;
    taker.holders[holders++] = hold(*who, number);
    if (!count.replica.empty())
      taker.holders[holders++] = hold(name_of(*who, count.replica), number);
  }
  m_by_hash.emplace(hash, number);
  return number;
}

uint32_t UsageTakers::hold(const std::string& name, uint32_t taker) {
  const auto [at, is_new] = m_holders_by_name.try_emplace(name, 0);
  if (is_new) {
    at->second = free_number(m_free_holders, m_holders.size());
    if (at->second == m_holders.size()) m_holders.emplace_back();
    m_holders[at->second].name = name;
  }
  m_holders[at->second].takers.push_back(taker);
  return at->second;
}

void UsageTakers::drop(uint32_t number) {
  UsageTaker& taker = m_takers[number];
  for (const auto& at : taker.holders) {
    if (!at) continue;
    UsageHolder& holder = m_holders[*at];
    std::erase(holder.takers, number);
    if (!holder.takers.empty()) continue;
    m_holders_by_name.erase(holder.name);
    holder = {};
    m_free_holders.push_back(*at);
  }
  uint32_t before = number;
  while (m_takers[before].beside != number) before = m_takers[before].beside;
  m_takers[before].beside = taker.beside;
  const auto [first, last] = m_by_hash.equal_range(hash_beside(taker));
  m_by_hash.erase(
      std::find_if(first, last, [&](const auto& entry) { return entry.second == number; }));
  taker = {};
  m_free.push_back(number);
  m_last_found.reset();
}

const UsageHolder* UsageTakers::holder(const std::string& name) const {
  const auto at = m_holders_by_name.find(name);
  return at == m_holders_by_name.end() ? nullptr : &m_holders[at->second];
}

void UsageTakers::add_tokens(uint32_t number, base::Time hour, uint64_t tokens) {
  for (const auto& at : m_takers[number].holders) {
    if (!at) break;
    m_holders[*at].hours.add(hour, tokens);
    m_holders[*at].days.add(base::start_of_day(hour), tokens);
  }
}

}  // namespace domain
