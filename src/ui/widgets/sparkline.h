// A small picture of counts over time, without axes: lines, marks of what happened, and below them
// where something failed. Whoever draws it says in words what is seen.
#pragma once

#include <vector>

#include "ui/look.h"

namespace ui {

struct Sparkline {
  struct Line {
    ImU32 colour = 0;
    std::vector<uint64_t> values;  // one for each of `ends`
  };
  std::vector<float> ends;   // parts of 1, growing: where each of the counts ended
  std::vector<Line> lines;   // over each other, the first at the back
  std::vector<float> marks;  // parts of 1
  std::vector<bool> failed;  // during which of the counts
};

void draw_sparkline(Look& look, const Box& box, const Sparkline& what);

}  // namespace ui
