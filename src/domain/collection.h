// Entities by key, in the order in which they were added. Values are immutable and shared, so a
// reader that holds one outlives its replacement.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "base/time.h"
#include "domain/place_index.h"

namespace domain {

// Keeps an entity as it is.
template <class Value>
class Whole {
 public:
  Whole() = default;
  explicit Whole(const Value& value) : m_value(std::make_shared<const Value>(value)) {}

  bool is_there() const { return m_value != nullptr; }
  const std::shared_ptr<const Value>& get() const { return m_value; }
  base::Time created_at() const { return m_value->created_at; }
  std::string_view text(size_t) const { return m_value->id.value; }

 private:
  std::shared_ptr<const Value> m_value;
};

// `Kept` is how a value lies in memory: Whole, or Packed (packed.h) where there may be very many.
// The first text of a value is its key.
template <class Key, class Value, template <class> class Kept = Whole>
class Collection {
 public:
  using Pointer = std::shared_ptr<const Value>;
  using Place = uint64_t;

  // Pairs of a place, which stays the same and grows, and a Pointer.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = std::pair<Place, Pointer>;
    using difference_type = std::ptrdiff_t;
    using pointer = const value_type*;
    using reference = const value_type&;

    reference operator*() const {
      if (!m_present.second) m_present = {m_place, m_collection->at(m_place)};
      return m_present;
    }
    pointer operator->() const { return &**this; }
    Iterator& operator++() {
      m_place = m_collection->next(m_place + 1);
      m_present.second = nullptr;
      return *this;
    }
    bool operator==(const Iterator& other) const { return m_place == other.m_place; }
    Place place() const { return m_place; }

   private:
    friend Collection;
    Iterator(const Collection* collection, Place place)
        : m_collection(collection), m_place(place) {}
    const Collection* m_collection;
    Place m_place;
    mutable value_type m_present;
  };
  class Range {
   public:
    Iterator begin() const { return lower_bound(0); }
    Iterator end() const { return {m_collection, m_collection->m_next_place}; }
    size_t size() const { return m_collection->size(); }
    // The first at that place or after it.
    Iterator lower_bound(Place place) const { return {m_collection, m_collection->next(place)}; }
    // The first after so many others; end() when there are no more.
    Iterator after(size_t others) const { return {m_collection, m_collection->nth(others)}; }

   private:
    friend Collection;
    explicit Range(const Collection* collection) : m_collection(collection) {}
    const Collection* m_collection;
  };

  // nullptr when there is none.
  Pointer find(const Key& key) const {
    const auto place = place_of(key);
    return place ? find_at(*place) : nullptr;
  }
  // What lies at a place where something does; those that are looked at again and again are
  // unpacked once.
  Pointer find_at(Place place) const {
    if constexpr (is_whole) {
      return at(place);
    } else {
      if (m_recent.empty()) m_recent.resize(recent_max);
      Recent& recent = m_recent[place % recent_max];
      if (!recent.value || recent.place != place) recent = {place, at(place)};
      return recent.value;
    }
  }
  std::optional<Place> place_of(const Key& key) const {
    std::optional<Place> found;
    m_index.any(PlaceIndex::hash_of(key.value), [&](uint32_t place) {
      if (text(place, 0) != key.value) return false;
      found = place;
      return true;
    });
    return found;
  }
  // The same for whoever goes through all of them.
  Pointer at(Place place) const { return kept(place).get(); }
  // A text of what lies there: its first is the key.
  std::string_view text(Place place, size_t which) const { return kept(place).text(which); }

  // Adds, or replaces in place. Where it lies, when it was added.
  std::optional<Place> put(const Key& key, const Value& value) {
    const auto before = place_of(key);
    const Place place = before ? *before : add_place();
    kept(place) = Kept<Value>(value);
    forget_recent(place);
    if (before) return std::nullopt;
    m_index.insert(PlaceIndex::hash_of(key.value), static_cast<uint32_t>(place));
    return place;
  }
  // As it comes from a store, where each key is once: found by its key after arrange().
  void add(Kept<Value> value) { kept(add_place()) = std::move(value); }
  void remove(const Key& key) {
    const auto place = place_of(key);
    if (!place) return;
    m_index.erase(PlaceIndex::hash_of(key.value), static_cast<uint32_t>(*place));
    forget_recent(*place);
    auto& chunk = m_chunks[*place / chunk_size];
    chunk->kept[*place % chunk_size] = {};
    if (--chunk->count == 0) chunk.reset();
    --m_size;
  }
  size_t size() const { return m_size; }
  Range in_order() const { return Range(this); }
  // The one that was added last; nullptr when there is none.
  Pointer newest() const {
    for (Place place = m_next_place; place > 0; --place) {
      if (is_there(place - 1)) return at(place - 1);
    }
    return nullptr;
  }

  // Brings them into the order of their creation, those of one moment by their keys, without places
  // between them that are empty, and finds them by their keys.
  void arrange() {
    std::vector<Place> places;
    places.reserve(m_size);
    for (Place place = next(0); place < m_next_place; place = next(place + 1)) {
      places.push_back(place);
    }
    const auto is_before = [this](Place a, Place b) {
      const base::Time at_a = kept(a).created_at(), at_b = kept(b).created_at();
      return at_a != at_b ? at_a < at_b : text(a, 0) < text(b, 0);
    };
    const bool is_sorted = std::is_sorted(places.begin(), places.end(), is_before);
    if (!is_sorted || m_size < m_next_place) {
      if (!is_sorted) std::sort(places.begin(), places.end(), is_before);
      Collection arranged;
      for (const Place place : places) arranged.add(std::move(kept(place)));
      *this = std::move(arranged);
    }
    m_index.clear(m_size);
    for (Place place = 0; place < m_size; ++place) {
      m_index.insert(PlaceIndex::hash_of(text(place, 0)), static_cast<uint32_t>(place));
    }
  }

 private:
  static constexpr bool is_whole = std::is_same_v<Kept<Value>, Whole<Value>>;
  static constexpr size_t chunk_size = 256, recent_max = 256;
  struct Chunk {
    std::array<Kept<Value>, chunk_size> kept;
    size_t count = 0;
  };
  struct Recent {
    Place place = 0;
    Pointer value;
  };

  const Kept<Value>& kept(Place place) const {
    return m_chunks[place / chunk_size]->kept[place % chunk_size];
  }
  Kept<Value>& kept(Place place) { return m_chunks[place / chunk_size]->kept[place % chunk_size]; }
  bool is_there(Place place) const {
    return m_chunks[place / chunk_size] && kept(place).is_there();
  }
  Place add_place() {
    const Place place = m_next_place++;
    ASSERT(place < UINT32_MAX);
    if (place / chunk_size == m_chunks.size()) m_chunks.emplace_back();
    auto& chunk = m_chunks[place / chunk_size];
    if (!chunk) chunk = std::make_unique<Chunk>();
    ++chunk->count;
    ++m_size;
    return place;
  }
  // The first place with a value at `place` or after it.
  Place next(Place place) const {
    while (place < m_next_place && !is_there(place)) {
      place = m_chunks[place / chunk_size] ? place + 1 : (place / chunk_size + 1) * chunk_size;
    }
    return std::min(place, m_next_place);
  }
  Place nth(size_t others) const {
    size_t chunk = 0;
    for (; chunk < m_chunks.size(); ++chunk) {
      const size_t count = m_chunks[chunk] ? m_chunks[chunk]->count : 0;
      if (others < count) break;
      others -= count;
    }
    Place place = next(chunk * chunk_size);
    for (; others > 0 && place < m_next_place; --others) place = next(place + 1);
    return place;
  }
  void forget_recent(Place place) {
    if (!m_recent.empty()) m_recent[place % recent_max].value = nullptr;
  }

  std::vector<std::unique_ptr<Chunk>> m_chunks;
  PlaceIndex m_index;
  Place m_next_place = 0;
  size_t m_size = 0;
  mutable std::vector<Recent> m_recent;  // of packed values
};

// The `created_at` of an entity that is added now: later than every other one's in the collection,
// so that their order outlives a restart, also within one millisecond.
template <class Key, class Value, template <class> class Kept>
base::Time creation_time(const Collection<Key, Value, Kept>& collection, base::Time now) {
  const auto newest = collection.newest();
  return newest ? std::max(now, newest->created_at + std::chrono::milliseconds(1)) : now;
}

}  // namespace domain
