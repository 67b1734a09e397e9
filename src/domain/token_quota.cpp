#include "domain/token_quota.h"

namespace domain {

namespace {

// The smallest count that is at least this share of the quota.
uint64_t share(uint64_t quota, int percentage) {
  return (quota * static_cast<uint64_t>(percentage) + 99) / 100;
}

}  // namespace

base::Time window_start(QuotaBucket bucket, base::Time now) {
  switch (bucket) {
    case QuotaBucket::per_hour:
      return base::start_of_hour(now);
    case QuotaBucket::per_day:
      return base::start_of_day(now);
  }
  return now;
}

base::Time window_end(QuotaBucket bucket, base::Time now) {
  const std::chrono::hours length(bucket == QuotaBucket::per_hour ? 1 : 24);
  return window_start(bucket, now) + length;
}

long long QuotaWindow::seconds_to_reset(base::Time now) const {
  return std::chrono::ceil<std::chrono::seconds>(resets_at - now).count();
}

std::optional<int> quota_warning(uint64_t used, uint64_t quota) {
  std::optional<int> reached;
  for (const int percentage : quota_warning_percentages) {
    if (used == share(quota, percentage)) reached = percentage;
  }
  return reached;
}

uint64_t next_quota_warning(uint64_t used, uint64_t quota) {
  for (const int percentage : quota_warning_percentages) {
    if (used < share(quota, percentage)) return share(quota, percentage);
  }
  return quota;
}

}  // namespace domain
