// Counts over time: lines with areas below them, numbered marks of what happened when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "ui/look.h"

namespace ui {

struct TimeSeries {
  // What a value is: so many since the one before, or how something stood then.
  enum class Measure { counts, levels };
  struct Line {
    std::string name;  // "issued"
    ImU32 colour = 0;
    std::vector<uint64_t> values;  // one for each of `times`
  };
  struct Mark {
    base::Time at{};
    std::string text;
  };

  // What a click does with the moment it is at.
  enum class Leads { nowhere, to_the_moment };

  std::string name;  // "Token requests"
  Leads leads = Leads::nowhere;
  Measure measure = Measure::counts;
  base::Time start{}, end{};      // of the axis, which may go on where nothing is known yet
  std::vector<base::Time> times;  // when each of the counts ended; growing
  std::vector<Line> lines;
  std::vector<Mark> marks;
};

// As wide as the column, `tall` without the axis. To a screen reader a picture whose name tells
// sums and peaks, and below it a button that opens all values as a table. Gives the moment that was
// clicked, or chosen in the table.
std::optional<base::Time> time_series(Look& look, const TimeSeries& series, float tall);

// When one of the values began to be counted, and that in words: to the second where it takes them.
base::Time begin_of(const TimeSeries& series, size_t place);
std::string moment_in(const TimeSeries& series, base::Time at);

// What stands beside the axes. "12 k" of 12000, "1.5 M" of 1500000.
std::string short_count(uint64_t count);
// The least of 1, 2, 5, 10, 20 … that parts `most` into at most `parts`.
uint64_t count_step(uint64_t most, uint64_t parts);
// The least whole step, of minutes, hours or days, that parts the length into at most `parts`.
std::chrono::seconds time_step(std::chrono::seconds length, long parts);

}  // namespace ui
