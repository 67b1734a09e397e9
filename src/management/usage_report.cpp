#include "management/usage_report.h"

#include <algorithm>
#include <array>

#include "domain/usage_savings.h"
#include "management/usage_csv.h"
#include "management/usage_plan.h"
#include "management/usage_query.h"

namespace management {

namespace {

using base::Time;
using domain::UsageCount;

struct DayOfHours {
  uint64_t count = 0;
  std::array<uint64_t, 24> hours{};
  bool are_hours_known = true;  // within their retention
};

base::Json days(const UsageQuery& query, const domain::UsageLedger& usage) {
  std::map<Time, DayOfHours> by_day;
  for (Time day = query.from; day < query.to; day += std::chrono::hours(24)) by_day[day];
  query.each(usage, [&](const UsageCount& count) {
    const Time day = base::start_of_day(count.hour);
    const auto hour = std::chrono::duration_cast<std::chrono::hours>(count.hour - day).count();
    DayOfHours& sums = by_day[day];
    sums.count += count.tokens;
    sums.hours[static_cast<size_t>(hour)] += count.tokens;
    if (count.is_whole_day) sums.are_hours_known = false;
  });
  base::Json json = base::Json::array();
  for (const auto& [day, sums] : by_day) {
    base::Json row = {{"date", base::to_iso(day).substr(0, 10)}, {"count", sums.count}};
    row["hours"] = sums.are_hours_known ? base::Json(sums.hours) : base::Json::array();
    json.push_back(std::move(row));
  }
  return json;
}

// Tokens by a key, most first.
template <class Key, class KeyOf>
base::Json ranking(const UsageQuery& query, const domain::Tenant& tenant, const char* id_name,
                   KeyOf key_of) {
  std::map<Key, uint64_t> counts;
  query.each(tenant.usage(),
             [&](const UsageCount& count) { counts[key_of(count)] += count.tokens; });
  std::vector<std::pair<Key, uint64_t>> sorted(counts.begin(), counts.end());
  std::erase_if(sorted, [](const auto& one) { return one.second == 0 || one.first.empty(); });
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  base::Json json = base::Json::array();
  for (const auto& [key, tokens] : sorted) {
    json.push_back({{id_name, key.value}, {"name", name_of(tenant, key)}, {"count", tokens}});
  }
  return json;
}

base::Json months_back(const UsageQuery& query, const domain::UsageLedger& usage) {
  constexpr size_t months = 12;
  std::vector<base::Json> rows;
  UsageQuery month = query;
  while (rows.size() < months) {
    uint64_t count = 0;
    if (query.is_filtered()) {
      month.each(usage, [&](const UsageCount& one) { count += one.tokens; });
    } else {
      count = usage.month_total(month.from);
    }
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

base::Json savings(const UsageQuery& query, const domain::Tenant& tenant) {
  domain::CacheNeed all;
  std::vector<base::Json> rows;
  const auto wants = [&](const UsageCount& count) { return query.wants(count); };
  for (const auto& [who, need] : domain::cache_needs(tenant, query.from, query.to, wants)) {
    const auto& [client_id, audience] = who;
    all.tokens += need.tokens;
    all.needed += need.needed;
    rows.push_back({{"client_id", client_id.value},
                    {"name", name_of(tenant, client_id)},
                    {"audience", audience.value},
                    {"api", name_of(tenant, audience)},
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

base::Json report_of(const Call& call, const UsageQuery& query) {
  const domain::Tenant& tenant = call.context.tenant;
  uint64_t total = 0, over_quota = 0, refused = 0;
  query.each(tenant.usage(), [&](const UsageCount& count) {
    total += count.tokens;
    over_quota += count.over_quota;
    refused += count.refused;
  });
  base::Json report = {{"month", query.month()},
                       {"from", base::to_iso(query.from)},
                       {"to", base::to_iso(query.to)},
                       {"now", base::to_iso(call.context.now)},
                       {"total", total},
                       {"over_quota", over_quota},
                       {"refused", refused}};
  report["days"] = days(query, tenant.usage());
  report["by_application"] = ranking<domain::ClientId>(
      query, tenant, "client_id", [](const UsageCount& count) { return count.client_id; });
  report["by_api"] = ranking<domain::Audience>(
      query, tenant, "audience", [](const UsageCount& count) { return count.audience; });
  report["by_organization"] = ranking<domain::OrganizationId>(
      query, tenant, "organization_id",
      [](const UsageCount& count) { return count.organization_id; });
  report["months"] = months_back(query, tenant.usage());
  report["savings"] = savings(query, tenant);
  report["plan"] = plan_report(tenant, query.from);
  const bool is_present = query.from == base::start_of_month(call.context.now);
  report["forecast"] = is_present ? forecast_report(tenant, call.context.now) : base::Json(nullptr);
  return report;
}

}  // namespace

Outcome get_usage(const Call& call) {
  const auto query = parse_usage_query(call);
  if (!query) return query.error();
  const std::string format = call.query_or("format", "json");
  if (format == "csv") return usage_csv(*query, call.context.tenant);
  if (format != "json")
    return invalid_query("'No enum match for: " + format + "' on property format.");
  return answer(200, report_of(call, *query));
}

Outcome get_usage_by_application(const Call& call) {
  const domain::Tenant& tenant = call.context.tenant;
  const Time from = base::start_of_month(call.context.now);
  std::map<domain::ClientId, uint64_t> counts;
  tenant.usage().each(from, base::start_of_next_month(from),
                      [&](const UsageCount& count) { counts[count.client_id] += count.tokens; });
  for (const auto& [client_id, time] : tenant.last_tokens()) counts.try_emplace(client_id, 0);
  // In the order of the list of applications.
  std::map<uint64_t, std::pair<domain::ClientId, uint64_t>> placed;
  for (const auto& one : counts) {
    const auto place = tenant.applications().place_of(one.first);
    if (place) placed.emplace(*place, one);
  }
  base::Json rows = base::Json::array();
  for (const auto& [place, one] : placed) {
    const auto last = tenant.last_token(one.first);
    base::Json row = {{"client_id", one.first.value}, {"count_this_month", one.second}};
    row["last_token_at"] = last ? base::Json(base::to_iso(*last)) : base::Json(nullptr);
    rows.push_back(std::move(row));
  }
  base::Json report;
  report["applications"] = std::move(rows);
  return answer(200, report);
}

}  // namespace management
