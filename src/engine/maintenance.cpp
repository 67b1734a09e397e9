#include "engine/maintenance.h"

#include <algorithm>

namespace engine {

namespace {

using days = std::chrono::duration<int, std::ratio<86400>>;

constexpr size_t usage_counts_cleaned_together = 500;
constexpr size_t rate_buckets_looked_at_together = 500;
// Thirteen months: this one and twelve back.
constexpr days usage_kept{31 * 13};
// Hours that a quota may still ask about.
constexpr days usage_hours_kept_min{2};
// Nothing falls out of a retention that is counted in days more often than this.
constexpr std::chrono::hours usage_cleaning_interval{1};

bool is_empty(const domain::UsageLedger::Cleaning& cleaning) {
  return cleaning.folded.empty() && cleaning.removed.empty();
}

// The next step that brings the usage back into its retention and its bound.
domain::UsageLedger::Cleaning cleaning_of(const domain::UsageLedger& usage,
                                          const domain::Retention& retention, base::Time now) {
  constexpr size_t steps_max = usage_counts_cleaned_together;
  const base::Time keep_since = now - usage_kept;
  auto cleaning = usage.cleaning(now - days(retention.usage_hours_days), keep_since, steps_max);
  if (!is_empty(cleaning) || usage.size() <= static_cast<size_t>(retention.usage_counts_max)) {
    return cleaning;
  }
  cleaning = usage.cleaning(now - usage_hours_kept_min, keep_since, steps_max);
  if (!is_empty(cleaning)) return cleaning;
  const base::Time second_day = base::start_of_day(*usage.first_hour()) + days(1);
  return usage.cleaning(now - usage_hours_kept_min, std::min(second_day, base::start_of_month(now)),
                        steps_max);
}

}  // namespace

void Maintenance::forget_rates() {
  const std::lock_guard lock(m_state.mutex);
  m_state.limiter.forget(m_state.clock.now(), rate_buckets_looked_at_together);
}

void Maintenance::tick() {
  const std::lock_guard lock(m_state.mutex);
  const domain::Tenant& tenant = m_state.tenant;
  const domain::Retention& retention = tenant.settings().policies.retention;
  const base::Time now = m_state.clock.now();
  domain::Changes changes;
  const auto surplus = tenant.log().surplus(static_cast<size_t>(retention.log_events_max),
                                            now - days(retention.log_days));
  if (surplus) changes.push_back(domain::LogEventsRemoved{*surplus});
  for (auto& mark : tenant.expired_marks(now)) changes.push_back(std::move(mark));
  if (now >= m_usage_is_clean_until) {
    auto cleaning = cleaning_of(tenant.usage(), retention, now);
    if (is_empty(cleaning)) m_usage_is_clean_until = now + usage_cleaning_interval;
    for (auto& count : cleaning.folded) changes.push_back(std::move(count));
    for (auto& removed : cleaning.removed) changes.push_back(std::move(removed));
  }
  // A store that takes nothing now is asked again at the next tick.
  (void)m_state.commit(changes);
}

}  // namespace engine
