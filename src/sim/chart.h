// A chart as SVG: areas over time, and what happened when.
#pragma once

#include <string>
#include <vector>

#include "sim/results.h"

namespace sim {

struct ChartSeries {
  std::string name;
  std::string css_class;
  std::vector<uint64_t> values;  // one for each of Chart::times
};

struct Chart {
  std::string title;  // for those who do not see it too
  std::vector<base::Time> times;
  std::vector<ChartSeries> series;  // drawn over each other, the first at the back
  std::vector<Marker> markers;
};

std::string chart_svg(const Chart& chart);

std::string html_text(std::string_view text);

}  // namespace sim
