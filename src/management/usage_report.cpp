#include "management/usage_report.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "domain/tenant.h"

namespace management {

namespace {

using base::Time;
using domain::UsageCount;

std::string month_name(Time time) {
  return base::to_iso(time).substr(0, 7);
}

// "2026-11" to its first moment.
std::optional<Time> parse_month(const std::string& text) {
  if (text.size() != 7) return std::nullopt;
  const auto time = base::parse_iso(text + "-01T00:00:00Z");
  return time ? std::optional(*time) : std::nullopt;
}

Time previous_month(Time month) {
  return base::start_of_month(month - std::chrono::hours(1));
}

base::Json days(const domain::UsageLedger& usage, Time from, Time to) {
  std::map<Time, std::array<uint64_t, 24>> by_day;
  for (Time day = from; day < to; day += std::chrono::hours(24)) by_day[day].fill(0);
  usage.each(from, to, [&](const UsageCount& count) {
    const Time day = base::start_of_day(count.hour);
    const auto hour = std::chrono::duration_cast<std::chrono::hours>(count.hour - day).count();
    by_day[day][static_cast<size_t>(hour)] += count.tokens;
  });
  base::Json json = base::Json::array();
  for (const auto& [day, hours] : by_day) {
    uint64_t sum = 0;
    for (uint64_t tokens : hours) sum += tokens;
    json.push_back({{"date", base::to_iso(day).substr(0, 10)}, {"count", sum}, {"hours", hours}});
  }
  return json;
}

// Counts by a key, largest first, each written by `describe`.
template <class Key, class KeyOf, class Describe>
base::Json ranking(const domain::UsageLedger& usage, Time from, Time to, KeyOf key_of,
                   Describe describe) {
  std::map<Key, uint64_t> counts;
  usage.each(from, to, [&](const UsageCount& count) { counts[key_of(count)] += count.tokens; });
  std::vector<std::pair<Key, uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  base::Json json = base::Json::array();
  for (const auto& [key, tokens] : sorted) {
    base::Json row = describe(key);
    row["count"] = tokens;
    json.push_back(std::move(row));
  }
  return json;
}

base::Json months_back(const domain::UsageLedger& usage, Time month) {
  constexpr int months = 12;
  std::vector<Time> starts = {month};
  while (starts.size() < months) starts.push_back(previous_month(starts.back()));
  base::Json json = base::Json::array();
  for (auto at = starts.rbegin(); at != starts.rend(); ++at) {
    json.push_back(
        {{"month", month_name(*at)}, {"count", usage.total(*at, base::start_of_next_month(*at))}});
  }
  return json;
}

}  // namespace

Outcome get_usage(const Call& call) {
  const domain::Tenant& tenant = call.context.tenant;
  const std::string* asked = base::find_value(call.query, "month");
  const auto month =
      asked ? parse_month(*asked) : std::optional(base::start_of_month(call.context.now));
  if (!month) return invalid_query("'A month is written as 2026-11' on property month.");
  const Time to = base::start_of_next_month(*month);
  base::Json report = {{"month", month_name(*month)},
                       {"from", base::to_iso(*month)},
                       {"to", base::to_iso(to)},
                       {"now", base::to_iso(call.context.now)},
                       {"total", tenant.usage().total(*month, to)}};
  report["days"] = days(tenant.usage(), *month, to);
  report["by_application"] = ranking<domain::ClientId>(
      tenant.usage(), *month, to, [](const UsageCount& count) { return count.client_id; },
      [&](const domain::ClientId& id) {
        const auto application = tenant.applications().find(id);
        return base::Json{{"client_id", id.value},
                          {"name", application ? application->name : "(deleted application)"}};
      });
  report["by_api"] = ranking<domain::Audience>(
      tenant.usage(), *month, to, [](const UsageCount& count) { return count.audience; },
      [&](const domain::Audience& audience) {
        const auto api = tenant.find_api(audience);
        return base::Json{{"audience", audience.value},
                          {"name", api ? api->name : "(deleted API)"}};
      });
  report["months"] = months_back(tenant.usage(), *month);
  return answer(200, report);
}

Outcome get_usage_by_application(const Call& call) {
  const domain::Tenant& tenant = call.context.tenant;
  const Time from = base::start_of_month(call.context.now);
  std::map<domain::ClientId, uint64_t> counts;
  tenant.usage().each(from, base::start_of_next_month(from),
                      [&](const UsageCount& count) { counts[count.client_id] += count.tokens; });
  base::Json rows = base::Json::array();
  for (const auto& [place, application] : tenant.applications().in_order()) {
    const auto count = counts.find(application->id);
    const auto last = tenant.last_token(application->id);
    if (count == counts.end() && !last) continue;
    base::Json row = {{"client_id", application->id.value},
                      {"count_this_month", count == counts.end() ? 0 : count->second}};
    row["last_token_at"] = last ? base::Json(base::to_iso(*last)) : base::Json(nullptr);
    rows.push_back(std::move(row));
  }
  base::Json report;
  report["applications"] = std::move(rows);
  return answer(200, report);
}

}  // namespace management
