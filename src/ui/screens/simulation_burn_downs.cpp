#include "ui/screens/simulation_burn_downs.h"

#include <algorithm>

#include "ui/text/format.h"
#include "ui/text/quota.h"
#include "ui/text/simulator.h"
#include "ui/widgets/burn_down_dial.h"
#include "ui/widgets/page.h"
#include "ui/widgets/time_series.h"

namespace ui {
namespace {

constexpr size_t shown_max = 3;

// When it had the least left, as a part of its limit.
const sim::BurnDownPoint& lowest_of(const sim::BurnDownSeries& series) {
  return *std::min_element(series.points.begin(), series.points.end(),
                           [](const sim::BurnDownPoint& a, const sim::BurnDownPoint& b) {
                             return a.left * b.limit < b.left * a.limit;
                           });
}

BurnDown burn_down_of(const sim::BurnDownSeries& series, const sim::Results& results) {
  const sim::BurnDownPoint& lowest = lowest_of(series);
  BurnDown what;
  what.name = series.what;
  what.limit = lowest.limit;
  what.used = lowest.limit - lowest.left;
  what.now = lowest.at;
  // A window that ends at this very moment has its last word.
  const base::Time within = lowest.at - std::chrono::milliseconds(1);
  if (series.what.ends_with("per_hour")) {
    what.start = base::start_of_hour(within);
    what.end = what.start + std::chrono::hours(1);
  } else if (series.what.ends_with("per_day")) {
    what.start = base::start_of_day(within);
    what.end = what.start + std::chrono::hours(24);
  } else {
    what.start = base::start_of_month(within);
    what.end = base::start_of_next_month(within);
  }
  for (const sim::Exhaustion& one : results.exhaustions) {
    if (one.what == series.what && one.at >= what.start && one.at < what.end) {
      what.now = one.at;
      what.ran_out = one.at;
      break;
    }
  }
  return what;
}

}  // namespace

void draw_burn_downs(Look& look, const sim::Scenario& scenario, const sim::Results& results) {
  const auto& all = results.burn_downs;
  for (size_t at = 0; at < std::min(shown_max, all.size()); ++at) {
    if (all[at].points.size() < 2) continue;
    TimeSeries series;
    series.name = fill(words::burn_down_title, all[at].what);
    series.measure = TimeSeries::Measure::levels;
    series.start = scenario.start;
    series.end = scenario.start + scenario.duration;
    series.lines = {{words::series_left, look.colours().accent, {}}};
    for (const sim::BurnDownPoint& point : all[at].points) {
      series.times.push_back(point.at);
      series.lines.front().values.push_back(point.left);
    }
    for (const sim::Marker& marker : results.markers) {
      series.marks.push_back({marker.at, marker.text});
    }
    {
      const Card card(look);
      card_header(look, series.name, words::dial_explained);
      const BurnDown what = burn_down_of(all[at], results);
      beside_burn_down_dial(look, what, [&] {
        text(look, look.strong(),
             fill(words::burn_down_lowest, count_text(what.limit - what.used),
                  count_text(what.limit)));
        if (what.ran_out) return text(look, look.small_muted(), runs_out_text(what));
        text(look, look.small_muted(),
             fill(words::burn_down_when, moment_text(what.now).substr(0, 16)));
      });
      gap(16);
      time_series(look, series, 140);
    }
    gap(16);
  }
}

}  // namespace ui
