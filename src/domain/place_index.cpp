#include "domain/place_index.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

#include "base/assert.h"

namespace domain {

namespace {

constexpr size_t size_min = 16;

}  // namespace

uint32_t PlaceIndex::hash_of(std::string_view text) {
  const uint64_t hash = std::hash<std::string_view>()(text);
  return static_cast<uint32_t>(hash ^ hash >> 32);
}

void PlaceIndex::insert(uint32_t hash, uint32_t place) {
  if (m_size * 4 >= m_entries.size() * 3) grow();
  put({hash, place});
  ++m_size;
}

void PlaceIndex::put(Entry entry) {
  size_t at = home(entry.hash);
  while (m_entries[at].place != nowhere) at = next(at);
  m_entries[at] = entry;
}

void PlaceIndex::grow() {
  const auto before = std::exchange(m_entries, {});
  m_entries.resize(before.empty() ? size_min : before.size() * 2);
  for (const Entry& entry : before) {
    if (entry.place != nowhere) put(entry);
  }
}

// Moves back whoever was pushed on by the one that goes, so that no search ends at its place.
void PlaceIndex::erase(uint32_t hash, uint32_t place) {
  size_t hole = home(hash);
  while (m_entries[hole].place != place) {
    ASSERT(m_entries[hole].place != nowhere);
    hole = next(hole);
  }
  for (size_t at = next(hole); m_entries[at].place != nowhere; at = next(at)) {
    const size_t mask = m_entries.size() - 1;
    const size_t from_home = (at - home(m_entries[at].hash)) & mask;
    if (from_home < ((at - hole) & mask)) continue;
    m_entries[hole] = m_entries[at];
    hole = at;
  }
  m_entries[hole] = {};
  --m_size;
}

void PlaceIndex::clear(size_t count) {
  m_entries.clear();
  m_size = 0;
  if (count > 0) m_entries.resize(std::bit_ceil(std::max(size_min, count + count / 2)));
}

}  // namespace domain
