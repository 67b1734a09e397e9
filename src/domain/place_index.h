// Finds places by the hash of what lies there, in eight octets for each: what a place is compared
// with is the asker's.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace domain {

class PlaceIndex {
 public:
  static uint32_t hash_of(std::string_view text);

  void insert(uint32_t hash, uint32_t place);
  // It must be there.
  void erase(uint32_t hash, uint32_t place);
  // Empty, with room for so many.
  void clear(size_t count = 0);

  // Calls `visit` for places with that hash until it returns true; says whether it did.
  template <class Visit>
  bool any(uint32_t hash, Visit visit) const {
    if (m_entries.empty()) return false;
    for (size_t at = home(hash); m_entries[at].place != nowhere; at = next(at)) {
      if (m_entries[at].hash == hash && visit(m_entries[at].place)) return true;
    }
    return false;
  }

 private:
  static constexpr uint32_t nowhere = UINT32_MAX;
  struct Entry {
    uint32_t hash = 0, place = nowhere;
  };
  size_t home(uint32_t hash) const { return hash & (m_entries.size() - 1); }
  size_t next(size_t at) const { return (at + 1) & (m_entries.size() - 1); }
  void grow();
  void put(Entry entry);

  std::vector<Entry> m_entries;  // a power of two, three quarters full at most
  size_t m_size = 0;
};

}  // namespace domain
