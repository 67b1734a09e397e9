// Entities by key, in the order in which they were added. Values are immutable and shared, so a
// reader that holds one outlives its replacement.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>

#include "base/time.h"

namespace domain {

template <class Key, class Value>
class Collection {
 public:
  using Pointer = std::shared_ptr<const Value>;

  // nullptr when there is none.
  Pointer find(const Key& key) const {
    const auto at = m_places.find(key);
    return at == m_places.end() ? nullptr : m_values.at(at->second);
  }
  // Adds, or replaces in place.
  void put(const Key& key, Value value) {
    const auto [at, is_new] = m_places.try_emplace(key, m_next_place);
    if (is_new) ++m_next_place;
    m_values[at->second] = std::make_shared<const Value>(std::move(value));
  }
  void remove(const Key& key) {
    const auto at = m_places.find(key);
    if (at == m_places.end()) return;
    m_values.erase(at->second);
    m_places.erase(at);
  }
  size_t size() const { return m_values.size(); }
  // Pairs of an inner number and a Pointer, oldest first.
  const std::map<uint64_t, Pointer>& in_order() const { return m_values; }

 private:
  std::unordered_map<Key, uint64_t> m_places;
  std::map<uint64_t, Pointer> m_values;
  uint64_t m_next_place = 0;
};

// The `created_at` of an entity that is added now: later than every other one's in the collection,
// so that their order outlives a restart, also within one millisecond.
template <class Key, class Value>
base::Time creation_time(const Collection<Key, Value>& collection, base::Time now) {
  if (collection.size() == 0) return now;
  const base::Time last = collection.in_order().rbegin()->second->created_at;
  return std::max(now, last + std::chrono::milliseconds(1));
}

}  // namespace domain
