// Going through the counts of a month in steps: there may be a million of them.
#pragma once

#include "management/call.h"
#include "management/usage_query.h"

namespace management {

// What the wanted counts come to: `add(sums, count)` once for each of them, by hour. A count that
// grows meanwhile is taken as it stands when it is its turn.
template <class Sums, class Add>
Sums sums_of(const Call& call, const UsageQuery& query, Add add) {
  constexpr size_t counts_together = 64;
  constexpr int attempts_max = 3;
  const domain::UsageLedger& usage = call.context.tenant.usage();
  Steps& steps = call.context.steps;
  for (int attempt = 1;; ++attempt) {
    Sums sums{};
    const uint64_t removals = usage.removals(query.from);
    const auto is_whole = [&] { return usage.removals(query.from) == removals; };
    const size_t together = attempt < attempts_max ? counts_together : usage.size();
    domain::UsageLedger::Position position(query.from);
    const auto visit = [&](const domain::UsageCount& count) {
      if (query.wants(count)) add(sums, count);
    };
    while (is_whole() && usage.each_of_part(position, query.to, together, visit)) steps.pause();
    if (is_whole()) return sums;
    // What has become part of its day's count was added twice or not at all.
    steps.aside([&] { sums = {}; });
  }
}

}  // namespace management
