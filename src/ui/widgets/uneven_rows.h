// A long list of things most of which are equally high: only those in sight are submitted, and a
// few around them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>

namespace ui {

class UnevenRows {
 public:
  // Calls `draw` for the things in sight, each with the cursor at its upper left. What one is high
  // is seen when it is drawn; until then it counts as `usual`.
  void submit(size_t count, float usual, const std::function<void(size_t)>& draw);
  // Other things stand in the rows from now on.
  void forget() { m_more.clear(); }

 private:
  float top_of(size_t row, float usual) const;
  size_t row_at(float height, size_t count, float usual) const;

  std::map<size_t, float> m_more;  // what a row is higher than usual
};

}  // namespace ui
