// Which of many things are shown, and in what order: worked out in steps, so that no frame waits
// for a long list. What was worked out before stays until the new order is whole.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ui {

class Arrangement {
 public:
  struct Rules {
    std::string made_from;  // differs whenever one of the others would give another order
    size_t count = 0;
    std::function<bool(size_t)> passes;       // empty: all of them are shown
    std::function<long long(size_t)> number;  // they are ordered by: it is asked once for each
    std::function<bool(size_t, size_t)>
        before;  // or by this; neither: they stay in their own order
    bool descending = false;
  };

  // Does the work of one frame. True when rows() follow the rules; until then, call again in the
  // next frame.
  bool step(const Rules& rules);

  // Places in the list, each below the count that was given last.
  const std::vector<uint32_t>& rows() const { return m_rows; }
  // Goes up when rows() changes.
  uint64_t version() const { return m_version; }

  // How many things are looked at in one frame, at most.
  static constexpr size_t work_of_frame = 8'000;

 private:
  enum class Phase { choose, sort, merge, done };
  void begin(const Rules& rules);
  size_t choose(const Rules& rules);
  size_t sort_run(const Rules& rules);
  size_t merge_some(const Rules& rules);
  bool before(const Rules& rules, uint32_t a, uint32_t b) const;
  void publish();
  void begin_merge(size_t width);

  std::string m_made_from;
  Phase m_phase = Phase::done;
  std::vector<uint32_t> m_rows, m_next, m_merged;
  std::vector<long long> m_numbers;  // by place
  uint64_t m_version = 0;
  size_t m_at = 0;                 // of what is chosen or sorted next; of the pair being merged
  size_t m_width = 0;              // of the sorted runs
  size_t m_left = 0, m_right = 0;  // what is merged next, of either run
};

// What a search finds in a list that is in order: a letter typed orders nothing anew.
class SearchedList {
 public:
  // As Arrangement::step. `finds` says whether the search finds the thing at that place of the
  // list.
  bool step(const Arrangement::Rules& order, const std::string& search,
            const std::function<bool(size_t)>& finds);

  size_t size() const { return m_found.rows().size(); }
  // The place in the list of what stands in a row.
  size_t operator[](size_t row) const { return m_order.rows()[m_found.rows()[row]]; }
  // How many there are, found or not.
  size_t size_of_all() const { return m_order.rows().size(); }
  // Goes up when other things stand in the rows.
  uint64_t version() const { return m_found.version(); }

 private:
  Arrangement m_order;
  Arrangement m_found;  // by their place in the order
};

}  // namespace ui
