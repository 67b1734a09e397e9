#include "ui/screens/usage_series.h"

#include <algorithm>
#include <utility>

#include "ui/text/activity.h"

namespace ui {
namespace {

using std::chrono::hours;

class CountsOverTime {
 public:
  CountsOverTime(const Usage& usage, const char* name)
      : m_now(base::parse_iso(usage.now).value_or(base::Time::max())) {
    m_series.name = name;
    m_series.lines = {{words::usage_many, 0, {}}};
  }
  // What has not begun is left out.
  void add(base::Time begin, hours length, long long count) {
    if (begin > m_now) return;
    if (m_series.times.empty()) m_series.start = begin;
    m_series.end = begin + length;
    m_series.times.push_back(m_series.end);
    m_series.lines.front().values.push_back(static_cast<uint64_t>(std::max(0LL, count)));
  }
  TimeSeries series() && { return std::move(m_series); }

 private:
  base::Time m_now;
  TimeSeries m_series;
};

}  // namespace

TimeSeries usage_by_day(const Usage& usage) {
  CountsOverTime counts(usage, words::usage_days_title);
  for (const UsageDay& day : usage.days) {
    const auto begin = base::parse_iso(day.date + "T00:00:00Z");
    if (begin) counts.add(*begin, hours(24), day.count);
  }
  return std::move(counts).series();
}

TimeSeries usage_by_hour(const Usage& usage) {
  CountsOverTime counts(usage, words::usage_heat);
  for (const UsageDay& day : usage.days) {
    const auto begin = base::parse_iso(day.date + "T00:00:00Z");
    for (size_t hour = 0; begin && hour < day.hours.size(); ++hour) {
      counts.add(*begin + hours(hour), hours(1), day.hours[hour]);
    }
  }
  return std::move(counts).series();
}

}  // namespace ui
