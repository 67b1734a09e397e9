// The command palette's search: many sources, the best of each, worked out in steps so that no
// frame waits for a hundred thousand names.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ui/frame/fuzzy.h"

namespace ui {

class PaletteSearch {
 public:
  struct Source {
    size_t count = 0;
    std::function<FuzzyQuery::Subject(size_t)> at;  // its views live until the next frame
    std::function<bool(size_t)> is_recent;          // these come first; empty: none is
    FuzzyQuery query;
    size_t most = 8;           // that are kept
    bool keeps_order = false;  // as they stand, whatever their scores
  };
  struct Hit {
    size_t source = 0, place = 0;
    int score = 0;
    bool operator==(const Hit& other) const {
      return source == other.source && place == other.place;
    }
  };
  struct Group {
    size_t source = 0;
    std::vector<Hit> hits;  // best first
    size_t found = 0;       // also those that are not kept
  };

  // Does the work of one frame. True when groups() answer; until then they are what they were
  // before. `made_from` differs whenever the sources would give something else.
  bool step(const std::string& made_from, const std::vector<Source>& sources);

  // Those that found something: the one with the best hit first, without a query as the sources
  // stand.
  const std::vector<Group>& groups() const { return m_groups; }

  // How many things are looked at in one frame, at most.
  static constexpr size_t work_of_frame = 4'000;

 private:
  void look_at(const Source& source, size_t place);
  void publish(const std::vector<Source>& sources);

  std::string m_made_from = "nothing yet";
  std::vector<Group> m_groups, m_next;
  size_t m_source = 0, m_place = 0;
  bool m_done = false;
};

}  // namespace ui
