// How a quota or plan burns down in its window, as a dial that is read like a clock.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/time.h"
#include "ui/look.h"

namespace ui {

struct BurnDown {
  std::string name;  // "This hour"
  uint64_t limit = 0, used = 0;
  base::Time start{}, end{};  // of the window
  base::Time now{};
  // When nothing was left; else it is told from the pace.
  std::optional<base::Time> ran_out = {};
  bool enforces = true;
};

// When nothing will be left at the pace so far; nothing where that is not in this window.
std::optional<base::Time> runs_out_at(const BurnDown& what);

// A square of `size` at the cursor: what is left as an arc and in percent, a hand where an even use
// would be, a dot when it runs out. To a screen reader a picture whose name tells all three.
void burn_down_dial(Look& look, const BurnDown& what, float size);
// The dial, and to its right what is said of it.
void beside_burn_down_dial(Look& look, const BurnDown& what, const std::function<void()>& say);
// "Used up at 2026-09-01 12:40 UTC at this pace."
std::string runs_out_text(const BurnDown& what);

}  // namespace ui
