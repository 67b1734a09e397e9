// Token quotas: how many access tokens an application or organization may take in a UTC hour and in
// a UTC day (reference/auth0.md section 5.2). Calendar windows, not sliding ones.
#pragma once

#include <cstdint>
#include <optional>

#include "base/time.h"
#include "domain/words.h"

namespace domain {

enum class QuotaMode {
  enforce,  // the token after the last one is refused
  observe   // it is issued, and counted as one that enforce would have refused
};

struct TokenQuota {
  // 1..2147483647; at least one of the two is set.
  std::optional<int> per_hour, per_day;
  QuotaMode mode = QuotaMode::enforce;
  bool operator==(const TokenQuota&) const = default;
};

enum class QuotaBucket { per_hour, per_day };

base::Time window_start(QuotaBucket bucket, base::Time now);
base::Time window_end(QuotaBucket bucket, base::Time now);

// One bucket of a quota as it stands.
struct QuotaWindow {
  QuotaBucket bucket = QuotaBucket::per_hour;
  uint64_t quota = 0;
  uint64_t used = 0;
  base::Time resets_at{};

  bool is_empty() const { return used >= quota; }
  uint64_t remaining() const { return is_empty() ? 0 : quota - used; }
  // Whole seconds until it resets, rounded up, at least 1 before the end of the window.
  long long seconds_to_reset(base::Time now) const;
};

// At which percentages of a quota a warning is logged.
inline constexpr int quota_warning_percentages[] = {60, 80, 100};
// The highest of them that the token which makes `used` reaches first; nothing when it reaches
// none.
std::optional<int> quota_warning(uint64_t used, uint64_t quota);
// The count that sets the next warning off, at most `quota`; used < quota.
uint64_t next_quota_warning(uint64_t used, uint64_t quota);

template <>
struct Words<QuotaMode> {
  static constexpr Word<QuotaMode> all[] = {{QuotaMode::enforce, "enforce"},
                                            {QuotaMode::observe, "observe"}};
};
template <>
struct Words<QuotaBucket> {
  static constexpr Word<QuotaBucket> all[] = {{QuotaBucket::per_hour, "per_hour"},
                                              {QuotaBucket::per_day, "per_day"}};
};

}  // namespace domain
