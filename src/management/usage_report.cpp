#include "management/usage_report.h"

#include <algorithm>
#include <utility>

#include "management/usage_csv.h"
#include "management/usage_plan.h"
#include "management/usage_query.h"
#include "management/usage_totals.h"
#include "management/usage_walk.h"

namespace management {

namespace {

using base::Time;
using domain::UsageCount;

base::Json days(const UsageQuery& query, const UsageTotals& totals) {
  base::Json json = base::Json::array();
  for (Time day = query.from; day < query.to; day += std::chrono::hours(24)) {
    const auto at = totals.days.find(day);
    const UsageTotals::Day sums = at == totals.days.end() ? UsageTotals::Day() : at->second;
    base::Json row = {{"date", base::to_iso(day).substr(0, 10)}, {"count", sums.tokens}};
    row["hours"] = sums.are_hours_known ? base::Json(sums.hours) : base::Json::array();
    json.push_back(std::move(row));
  }
  return json;
}

// Tokens by an id, most first.
template <class Id>
base::Json ranking(const NamedCounts<Id>& counts, const char* id_name) {
  std::vector<const std::pair<const Id, NamedCount>*> sorted;
  for (const auto& one : counts) {
    if (one.second.tokens > 0 && !one.first.empty()) sorted.push_back(&one);
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
    if (a->second.tokens != b->second.tokens) return a->second.tokens > b->second.tokens;
    return a->first < b->first;
  });
  base::Json json = base::Json::array();
  for (const auto* one : sorted) {
    const auto& [id, count] = *one;
    json.push_back({{id_name, id.value}, {"name", count.name}, {"count", count.tokens}});
  }
  return json;
}

base::Json months_back(const Call& call, const UsageQuery& query) {
  constexpr size_t months = 12;
  std::vector<base::Json> rows;
  UsageQuery month = query;
  while (rows.size() < months) {
    const uint64_t count =
        query.is_filtered()
            ? sums_of<uint64_t>(call, month,
                                [](uint64_t& sum, const UsageCount& one) { sum += one.tokens; })
            : call.context.tenant.usage().month_total(month.from);
    rows.push_back({{"month", month.month()}, {"count", count}});
    month.to = month.from;
    month.from = base::start_of_month(month.from - std::chrono::hours(1));
  }
  std::reverse(rows.begin(), rows.end());
  return rows;
}

uint64_t percentage_of(uint64_t part, uint64_t whole) {
  return whole == 0 ? 0 : part * 100 / whole;
}

template <class Id>
const std::string& name_in(const NamedCounts<Id>& counts, const Id& id) {
  return counts.at(id).name;
}

base::Json savings(const UsageTotals& totals) {
  domain::CacheNeed all;
  std::vector<base::Json> rows;
  for (const auto& [who, need] : totals.needs.by_application_and_api()) {
    const auto& [client_id, audience] = who;
    all.tokens += need.tokens;
    all.needed += need.needed;
    rows.push_back({{"client_id", client_id.value},
                    {"name", name_in(totals.by_application, client_id)},
                    {"audience", audience.value},
                    {"api", name_in(totals.by_api, audience)},
                    {"count", need.tokens},
                    {"needed", need.needed},
                    {"saved", need.saved()}});
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a["saved"] > b["saved"]; });
  base::Json json = {{"needed", all.needed},
                     {"saved", all.saved()},
                     {"percentage", percentage_of(all.saved(), all.tokens)}};
  json["by_application_and_api"] = std::move(rows);
  json["method"] =
      "Tokens beyond one for each lifetime of the API's tokens, application and "
      "organization, had all instances shared a cache. Known by the hour only, so it "
      "is the least that would have been saved.";
  return json;
}

Outcome report_of(const Call& call, const UsageQuery& query) {
  const domain::Tenant& tenant = call.context.tenant;
  const Time now = call.context.now;
  UsageTotals totals = usage_totals(call, query);
  base::Json months = months_back(call, query);
  base::Json plan = plan_report(tenant, query.from);
  const bool is_present = query.from == base::start_of_month(now);
  base::Json forecast = is_present ? forecast_report(tenant, now) : base::Json(nullptr);
  Outcome outcome;
  // Sorting and writing take longer than counting did.
  call.context.steps.aside([&] {
    base::Json report = {{"month", query.month()},       {"from", base::to_iso(query.from)},
                         {"to", base::to_iso(query.to)}, {"now", base::to_iso(now)},
                         {"total", totals.tokens},       {"over_quota", totals.over_quota},
                         {"refused", totals.refused}};
    report["days"] = days(query, totals);
    report["by_application"] = ranking(totals.by_application, "client_id");
    report["by_api"] = ranking(totals.by_api, "audience");
    report["by_organization"] = ranking(totals.by_organization, "organization_id");
    report["months"] = std::move(months);
    report["savings"] = savings(totals);
    report["plan"] = std::move(plan);
    report["forecast"] = std::move(forecast);
    outcome = answer(200, report);
    totals = {};
  });
  return outcome;
}

}  // namespace

Outcome get_usage(const Call& call) {
  const auto query = parse_usage_query(call);
  if (!query) return query.error();
  const std::string format = call.query_or("format", "json");
  if (format == "csv") return usage_csv(call, *query);
  if (format != "json")
    return invalid_query("'No enum match for: " + format + "' on property format.");
  return report_of(call, *query);
}

// In the order of the list of applications.
Outcome get_usage_by_application(const Call& call) {
  const domain::Tenant& tenant = call.context.tenant;
  using Counts = std::unordered_map<domain::ClientId, uint64_t>;
  auto counts = sums_of<Counts>(call, present_month(call), [](Counts& sums, const UsageCount& one) {
    sums[one.client_id] += one.tokens;
  });
  base::Json rows = base::Json::array();
  const auto all = tenant.applications().in_order();
  for (auto at = all.begin(); at != all.end(); call.context.steps.count_one(), ++at) {
    const domain::ClientId id{std::string(tenant.applications().text(at.place(), 0))};
    const auto count = counts.find(id);
    const auto last = tenant.last_token(id);
    if (count == counts.end() && !last) continue;
    base::Json row = {{"client_id", id.value},
                      {"count_this_month", count == counts.end() ? 0 : count->second}};
    row["last_token_at"] = last ? base::Json(base::to_iso(*last)) : base::Json(nullptr);
    rows.push_back(std::move(row));
  }
  Outcome outcome;
  call.context.steps.aside([&] {
    base::Json report;
    report["applications"] = std::move(rows);
    outcome = answer(200, report);
    counts = {};
  });
  return outcome;
}

}  // namespace management
