#include "sim/load.h"

#include <algorithm>

namespace sim {

namespace {

constexpr int64_t hour{3'600'000};
constexpr int64_t lowest_hour = 3;

// From the lowest at 03:00 to the highest at 15:00 and back, smoothly.
MilliRate diurnal(const Calls& calls, base::Time now) {
  const int64_t in_day = (now - base::start_of_day(now)).count();
  const int64_t since_lowest = (in_day + 24 * hour - lowest_hour * hour) % (24 * hour);
  const int64_t distance = std::min(since_lowest, 24 * hour - since_lowest);
  const auto x = static_cast<uint64_t>(distance * 65'536 / (12 * hour));
  const uint64_t smooth = (3 * x * x * 65'536 - 2 * x * x * x) >> 32;  // 0..65536
  return calls.rate_low + ((calls.rate - calls.rate_low) * smooth >> 16);
}

}  // namespace

MilliRate rate_at(const Calls& calls, base::Time start, base::Time now) {
  switch (calls.kind) {
    case CallsKind::constant:
    case CallsKind::poisson:
      return calls.rate;
    case CallsKind::diurnal:
      return diurnal(calls, now);
    case CallsKind::bursts:
      return (now - start) % calls.every < calls.lasts ? calls.rate_burst : calls.rate;
  }
  return calls.rate;
}

bool follows_load(const Instances& instances) {
  return instances.kind == InstancesKind::autoscaling ||
         instances.kind == InstancesKind::serverless;
}

uint32_t instances_at(const Instances& instances, MilliRate load, base::Time now) {
  switch (instances.kind) {
    case InstancesKind::fixed:
    case InstancesKind::cron:
    case InstancesKind::ci:
      return instances.count;
    case InstancesKind::curve: {
      const auto at = static_cast<size_t>((now - base::start_of_day(now)).count() / hour);
      const bool is_weekend = base::weekday(base::date_of(now)) >= 5;
      const uint64_t count = instances.by_hour[at];
      return static_cast<uint32_t>(is_weekend ? count * instances.weekend_percent / 100 : count);
    }
    case InstancesKind::autoscaling:
    case InstancesKind::serverless: {
      const uint64_t wanted = (load + instances.calls_each - 1) / instances.calls_each;
      const uint64_t least = instances.kind == InstancesKind::autoscaling ? instances.count : 0;
      return static_cast<uint32_t>(
          std::min<uint64_t>(std::max(wanted, least), instances.count_max));
    }
  }
  return instances.count;
}

}  // namespace sim
