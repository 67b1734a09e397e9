#include "engine/maintenance.h"

namespace engine {

namespace {

using days = std::chrono::duration<int, std::ratio<86400>>;

constexpr size_t usage_counts_cleaned_together = 500;
// Thirteen months: this one and twelve back.
constexpr days usage_kept{31 * 13};
// Nothing falls out of a retention that is counted in days more often than this.
constexpr std::chrono::hours usage_cleaning_interval{1};

}  // namespace

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
    auto cleaning = tenant.usage().cleaning(now - days(retention.usage_hours_days),
                                            now - usage_kept, usage_counts_cleaned_together);
    if (cleaning.folded.empty() && cleaning.removed.empty()) {
      m_usage_is_clean_until = now + usage_cleaning_interval;
    }
    for (auto& count : cleaning.folded) changes.push_back(std::move(count));
    for (auto& removed : cleaning.removed) changes.push_back(std::move(removed));
  }
  // A store that takes nothing now is asked again at the next tick.
  (void)m_state.commit(changes);
}

}  // namespace engine
