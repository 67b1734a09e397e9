// What a person typed, looked for in names as people do: any order of words, beginnings and
// initials count, letters may be left out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

class FuzzyQuery {
 public:
  explicit FuzzyQuery(std::string_view typed = {});

  struct Subject {
    std::string_view title;
    std::string_view id = {};    // found by whole pieces only: letters of an id mean nothing
    std::string_view also = {};  // other words for it, which are not shown
  };
  // 0: it is not found. Better ones are higher; everything is found by an empty query.
  int score(const Subject& subject) const;
  // The octets of the title, or of the id, that made it found; in order.
  std::vector<size_t> marks_in_title(std::string_view title) const;
  std::vector<size_t> marks_in_id(std::string_view id) const;

  bool empty() const { return m_words.empty(); }
  const std::vector<std::string>& words() const { return m_words; }
  // Without its first `count` words.
  FuzzyQuery without_first(size_t count) const;

 private:
  std::vector<std::string> m_words;  // in lower case
};

}  // namespace ui
