#include "sim/burn_down.h"

#include <algorithm>

#include "domain/token_quota.h"

namespace sim {

namespace {

constexpr size_t by_hour = 0, by_day = 1, by_month = 2;

// Thousandths of the limit at the point that has least of it left.
uint64_t least_part(const BurnDownSeries& series) {
  uint64_t least = 1000;
  for (const BurnDownPoint& point : series.points) {
    least = std::min(least, point.left * 1000 / point.limit);
  }
  return least;
}

}  // namespace

BurnDown::BurnDown(const Scenario& scenario) : m_applications(scenario.applications.size()) {
  for (size_t at = 0; at < m_applications.size(); ++at) {
    const ApplicationPlan& plan = scenario.applications[at];
    m_applications[at][by_hour].series.what = plan.id + " per_hour";
    m_applications[at][by_day].series.what = plan.id + " per_day";
    set_quota(at, plan.quota);
    const bool has_limits =
        plan.quota ||
        std::any_of(scenario.events.begin(), scenario.events.end(), [&](const Event& event) {
          return event.kind == EventKind::quota_set && event.application == plan.id;
        });
    for (Followed& followed : m_applications[at]) followed.has_limits = has_limits;
  }
  m_plan.series.what = "plan";
  if (scenario.plan.tokens_per_month > 0) {
    m_plan.limit = static_cast<uint64_t>(scenario.plan.tokens_per_month);
  }
}

void BurnDown::set_quota(size_t application, const std::optional<domain::TokenQuota>& quota) {
  const auto limit_of = [&](std::optional<int> domain::TokenQuota::*member) {
    const std::optional<int> limit = quota ? (*quota).*member : std::nullopt;
    return limit ? std::optional(static_cast<uint64_t>(*limit)) : std::nullopt;
  };
  m_applications[application][by_hour].limit = limit_of(&domain::TokenQuota::per_hour);
  m_applications[application][by_day].limit = limit_of(&domain::TokenQuota::per_day);
}

base::Time BurnDown::start_of(size_t window, base::Time at) {
  return window == by_hour  ? base::start_of_hour(at)
         : window == by_day ? base::start_of_day(at)
                            : base::start_of_month(at);
}

void BurnDown::count(Followed& followed, uint32_t copy, base::Time window, uint64_t tokens) {
  if (followed.by_copy.size() <= copy) followed.by_copy.resize(copy + 1);
  Taken& taken = followed.by_copy[copy];
  if (taken.window != window) taken = {window, 0};
  taken.tokens += tokens;
  Taken& most = followed.most.now;
  if (most.window != window) most = {window, 0};
  most.tokens = std::max(most.tokens, taken.tokens);
  followed.most.since_point = std::max(followed.most.since_point, most.tokens);
}

void BurnDown::count_tokens(size_t application, uint32_t copy, base::Time at, uint64_t tokens) {
  auto& followed = m_applications[application];
  for (const size_t window : {by_hour, by_day}) {
    if (!followed[window].has_limits) continue;
    count(followed[window], copy, start_of(window, at), tokens);
  }
  if (m_plan.limit) count(m_plan, 0, start_of(by_month, at), tokens);
}

void BurnDown::add_point(base::Time at) {
  for (auto& followed : m_applications) {
    for (const size_t window : {by_hour, by_day}) add_point(followed[window], window, at);
  }
  add_point(m_plan, by_month, at);
}

// A window that ends at this very moment has its last word.
void BurnDown::add_point(Followed& followed, size_t window, base::Time at) {
  Most& most = followed.most;
  if (followed.limit) {
    const uint64_t limit = *followed.limit;
    followed.series.points.push_back({at, limit, limit - std::min(limit, most.since_point)});
  }
  most.since_point = most.now.window == start_of(window, at) ? most.now.tokens : 0;
}

std::vector<BurnDownSeries> BurnDown::series() const {
  std::vector<BurnDownSeries> all;
  const auto add = [&](const Followed& followed) {
    if (!followed.series.points.empty()) all.push_back(followed.series);
  };
  for (const auto& followed : m_applications) {
    for (const Followed& one : followed) add(one);
  }
  add(m_plan);
  std::stable_sort(all.begin(), all.end(), [](const BurnDownSeries& a, const BurnDownSeries& b) {
    return least_part(a) < least_part(b);
  });
  all.resize(std::min(all.size(), burn_downs_max));
  return all;
}

}  // namespace sim
