#include "ui/screens/usage_series.h"

#include <algorithm>

#include "ui/text/activity.h"

namespace ui {
namespace {

using std::chrono::hours;

uint64_t counted_in(long long count) {
  return static_cast<uint64_t>(std::max(0LL, count));
}

}  // namespace

TimeSeries usage_by_day(const Usage& usage) {
  TimeSeries series;
  series.name = words::usage_days_title;
  series.lines = {{words::usage_many, 0, {}}};
  const auto now = base::parse_iso(usage.now);
  for (const UsageDay& day : usage.days) {
    const auto begin = base::parse_iso(day.date + "T00:00:00Z");
    if (!begin || (now && *begin > *now)) break;
    if (series.times.empty()) series.start = *begin;
    series.times.push_back(*begin + hours(24));
    series.lines.front().values.push_back(counted_in(day.count));
  }
  series.end = series.times.empty() ? series.start : series.times.back();
  return series;
}

TimeSeries usage_by_hour(const Usage& usage) {
  TimeSeries series;
  series.name = words::usage_heat;
  series.lines = {{words::usage_many, 0, {}}};
  const auto now = base::parse_iso(usage.now);
  for (const UsageDay& day : usage.days) {
    const auto begin = base::parse_iso(day.date + "T00:00:00Z");
    if (!begin || day.hours.empty()) continue;
    for (size_t hour = 0; hour < day.hours.size(); ++hour) {
      const base::Time from = *begin + hours(hour);
      if (now && from > *now) break;
      if (series.times.empty()) series.start = from;
      series.times.push_back(from + hours(1));
      series.lines.front().values.push_back(counted_in(day.hours[hour]));
    }
  }
  series.end = series.times.empty() ? series.start : series.times.back();
  return series;
}

}  // namespace ui
