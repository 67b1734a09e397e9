#include "sim/results.h"

#include <algorithm>

#include "sim/chance.h"
#include "sim/costs.h"

namespace sim {

namespace {

constexpr size_t first_of_calls = static_cast<size_t>(FailureReason::no_token);
constexpr int64_t day_milliseconds{86'400'000};
constexpr int64_t days_of_month = 30;

uint64_t sum(const std::array<uint64_t, failure_reasons>& counts, size_t from, size_t to) {
  uint64_t all = 0;
  for (size_t at = from; at < to; ++at) all += counts[at];
  return all;
}

}  // namespace

uint64_t Counts::failed_requests() const {
  return sum(failed, 0, first_of_calls);
}

uint64_t Counts::failed_calls() const {
  return sum(failed, first_of_calls, failure_reasons);
}

void Counts::add(const Counts& other) {
  requests += other.requests;
  tokens += other.tokens;
  over_quota += other.over_quota;
  calls += other.calls;
  for (size_t at = 0; at < failure_reasons; ++at) failed[at] += other.failed[at];
}

Counts Counts::since(const Counts& before) const {
  Counts grown{requests - before.requests,
               tokens - before.tokens,
               over_quota - before.over_quota,
               {},
               calls - before.calls};
  for (size_t at = 0; at < failure_reasons; ++at) grown.failed[at] = failed[at] - before.failed[at];
  return grown;
}

uint64_t Results::tokens_per_month() const {
  const int64_t length = (end - start).count();
  if (length <= 0) return 0;
  if (length < 28 * day_milliseconds) {
    return scaled(total.tokens, static_cast<uint64_t>(days_of_month * day_milliseconds),
                  static_cast<uint64_t>(length));
  }
  std::map<base::Time, uint64_t> months;
  for (const HourOfApplication& hour : hours) {
    months[base::start_of_month(hour.hour)] += hour.counts.tokens;
  }
  uint64_t most = 0;
  for (const auto& [month, tokens] : months) most = std::max(most, tokens);
  return most;
}

std::vector<PricePlan> usual_prices() {
  return {{"Free", 1000, 0, 0},
          {"Starter", 10'000, 2500, 0},
          {"Growth", 100'000, 15'000, 200},
          {"Scale", 1'000'000, 90'000, 90}};
}

std::vector<Cost> costs_of(const std::vector<PricePlan>& prices, uint64_t tokens_per_month) {
  std::vector<Cost> costs;
  for (const PricePlan& plan : prices.empty() ? usual_prices() : prices) {
    Cost cost{plan.name, tokens_per_month, plan.price_cents, true};
    if (tokens_per_month > plan.tokens_per_month) {
      const uint64_t beyond = tokens_per_month - plan.tokens_per_month;
      cost.cents += scaled(beyond + 999, plan.cents_per_thousand, 1000);
      cost.suffices = plan.cents_per_thousand > 0;
    }
    costs.push_back(std::move(cost));
  }
  return costs;
}

}  // namespace sim
