#include "management/usage_totals.h"

#include "management/usage_walk.h"

namespace management {

namespace {

std::chrono::seconds lifetime_of(const domain::Tenant& tenant, const domain::Audience& audience) {
  const auto api = tenant.find_api(audience);
  return std::chrono::seconds(api ? api->token_lifetime_seconds : 0);
}

// Only of those that are in a report.
template <class Id>
void find_names(const Call& call, NamedCounts<Id>& counts) {
  for (auto& [id, count] : counts) {
    if (count.tokens > 0) count.name = name_of(call.context.tenant, id);
    call.context.steps.count_one();
  }
}

}  // namespace

void UsageTotals::add(const domain::UsageCount& count, std::chrono::seconds lifetime) {
  tokens += count.tokens;
  over_quota += count.over_quota;
  refused += count.refused;
  const base::Time start = base::start_of_day(count.hour);
  const auto hour = std::chrono::duration_cast<std::chrono::hours>(count.hour - start).count();
  Day& day = days[start];
  day.tokens += count.tokens;
  day.hours[static_cast<size_t>(hour)] += count.tokens;
  if (count.is_whole_day) day.are_hours_known = false;
  by_application[count.client_id].tokens += count.tokens;
  by_api[count.audience].tokens += count.tokens;
  if (!count.organization_id.empty()) {
    by_organization[count.organization_id].tokens += count.tokens;
  }
  needs.add(count, lifetime);
}

UsageTotals usage_totals(const Call& call, const UsageQuery& query) {
  const domain::Tenant& tenant = call.context.tenant;
  auto totals =
      sums_of<UsageTotals>(call, query, [&](UsageTotals& sums, const domain::UsageCount& count) {
        sums.add(count, lifetime_of(tenant, count.audience));
      });
  find_names(call, totals.by_application);
  find_names(call, totals.by_api);
  find_names(call, totals.by_organization);
  return totals;
}

}  // namespace management
