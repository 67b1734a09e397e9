// Counts as bars beside each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/look.h"

namespace ui {

struct Bar {
  std::string name;   // shown when it is pointed at: "3 Nov 2026: 12 tokens"
  std::string label;  // below it; empty: none
  long long count = 0;
  bool marked = false;
};

// Bars to choose from, `tall` pixels high: the one that was pressed, or -1. `said` is what a screen
// reader calls them together.
int choosable_bars(Look& look, std::string_view said, const std::vector<Bar>& bars, float tall);
// Bars to look at: to a screen reader one picture, of which `said` tells what is seen.
void drawn_bars(Look& look, std::string_view said, const std::vector<Bar>& bars, float tall);

}  // namespace ui
