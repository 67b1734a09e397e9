#include "domain/usage_forecast.h"

#include <algorithm>
#include <cmath>

namespace domain {

namespace {

constexpr std::chrono::hours pace_period{7 * 24};
constexpr std::chrono::hours pace_period_min{24};

double milliseconds(base::Time::duration duration) {
  return static_cast<double>(duration.count());
}

}  // namespace

UsageForecast forecast(const UsageLedger& usage, uint64_t plan_tokens, base::Time now) {
  const base::Time hour = base::start_of_hour(now);
  UsageForecast forecast;
  forecast.pace_since = std::max(hour - pace_period, usage.first_hour().value_or(hour));
  const auto period = std::max<base::Time::duration>(now - forecast.pace_since, pace_period_min);
  const auto taken =
      static_cast<double>(usage.total(forecast.pace_since, hour + std::chrono::hours(1)));
  const double per_millisecond = taken / milliseconds(period);
  const uint64_t used = usage.month_total(base::start_of_month(now));
  const base::Time end = base::start_of_next_month(now);
  forecast.tokens_per_day =
      static_cast<uint64_t>(std::llround(per_millisecond * milliseconds(std::chrono::hours(24))));
  forecast.month_total =
      used + static_cast<uint64_t>(std::llround(per_millisecond * milliseconds(end - now)));
  if (plan_tokens > used && forecast.month_total >= plan_tokens && per_millisecond > 0) {
    const double left = static_cast<double>(plan_tokens - used) / per_millisecond;
    const base::Time reached = now + std::chrono::milliseconds(std::llround(left));
    if (reached < end) forecast.plan_reached_at = reached;
  }
  return forecast;
}

}  // namespace domain
