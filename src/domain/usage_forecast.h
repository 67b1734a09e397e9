// How many tokens a month will have at its end, if things go on as they are.
#pragma once

#include <cstdint>
#include <optional>

#include "base/time.h"
#include "domain/usage.h"

namespace domain {

struct UsageForecast {
  uint64_t month_total = 0;     // at the end of the UTC month that `now` is in
  uint64_t tokens_per_day = 0;  // the pace, rounded
  base::Time pace_since{};      // from which on the pace was taken
  // When the plan's last token will be taken, if before the end of the month and not yet.
  std::optional<base::Time> plan_reached_at;
};

// The month's tokens so far, and the pace of the last seven days for the rest of it. While the
// tenant's first token is younger than that the pace is taken since then, over a day at least.
// `plan_tokens` 0: no plan.
UsageForecast forecast(const UsageLedger& usage, uint64_t plan_tokens, base::Time now);

}  // namespace domain
