#include "sim/advice.h"

#include <algorithm>
#include <map>

#include "sim/scenario_json.h"

namespace sim {

namespace {

constexpr int hour_seconds = 3600, day_seconds = 86'400;

class Adviser {
 public:
  Adviser(const Scenario& scenario, const Results& results, const Options& options,
          const AdviceOptions& limits, const std::function<void(const std::string&)>& progress)
      : m_scenario(scenario),
        m_results(results),
        m_options(options),
        m_limits(limits),
        m_progress(progress) {
    m_options.depth = Depth::accounting;
  }

  std::vector<Advice> advice() {
    if (m_results.total.requests <= m_limits.requests_max) {
      for (size_t at = 0; at < m_scenario.services.size(); ++at) share_cache(at);
      for (size_t at = 0; at < m_scenario.services.size(); ++at) calm_retries(at);
      for (size_t at = 0; at < m_scenario.apis.size(); ++at) lengthen_lifetime(at);
      add_overlaps();
      for (size_t at = 0; at < m_scenario.applications.size(); ++at) set_quota(at);
    }
    std::stable_sort(m_advice.begin(), m_advice.end(),
                     [](const Advice& a, const Advice& b) { return gain(a) > gain(b); });
    choose_plan();
    return std::move(m_advice);
  }

 private:
  static uint64_t gain(const Advice& one) {
    const auto less = [](uint64_t now, uint64_t then) { return now > then ? now - then : 0; };
    return less(one.tokens_now, one.tokens_then) +
           less(one.failed_calls_now, one.failed_calls_then);
  }

  // The alternative's results; nothing when there have been enough runs.
  std::optional<Results> run(const Scenario& alternative, const std::string& what) {
    if (m_runs >= m_limits.runs_max) return std::nullopt;
    ++m_runs;
    if (m_progress) m_progress(what);
    auto simulation = Simulation::make(alternative, m_options);
    if (!simulation) return std::nullopt;
    (*simulation)->run_to_end();
    return (*simulation)->results();
  }

  void propose(const Scenario& alternative, const std::string& what) {
    const auto then = run(alternative, what);
    if (!then) return;
    const Counts& now = m_results.total;
    Advice one{
        what, "", now.tokens, then->total.tokens, now.failed_calls(), then->total.failed_calls()};
    const bool saves = one.tokens_then * 20 < one.tokens_now * 19;
    const bool heals = one.failed_calls_then * 20 < one.failed_calls_now * 19;
    const bool harms = one.failed_calls_then > one.failed_calls_now + one.failed_calls_now / 20;
    if ((!saves && !heals) || harms) return;
    one.evidence =
        "The same scenario and seed, run again with it: " + std::to_string(one.tokens_then) +
        " tokens instead of " + std::to_string(one.tokens_now) + ", " +
        std::to_string(one.failed_calls_then) + " failed calls instead of " +
        std::to_string(one.failed_calls_now) + ", a peak of " +
        std::to_string(then->peak_requests_per_second) + " token requests a second instead of " +
        std::to_string(m_results.peak_requests_per_second) + ".";
    m_advice.push_back(std::move(one));
  }

  void share_cache(size_t at) {
    const TokenCache& cache = m_scenario.services[at].cache;
    if (cache.kind == CacheKind::shared && cache.refresh == RefreshKind::early) return;
    Scenario alternative = m_scenario;
    alternative.services[at].cache.kind = CacheKind::shared;
    alternative.services[at].cache.refresh = RefreshKind::early;
    propose(alternative, "Give \"" + m_scenario.services[at].name +
                             "\" one token cache for all its instances, refreshed early");
  }

  void calm_retries(size_t at) {
    if (m_scenario.services[at].retry.kind != RetryKind::storm) return;
    Scenario alternative = m_scenario;
    alternative.services[at].retry = Retry();
    const auto then = run(alternative, "calm retries");
    if (!then) return;
    if (then->peak_requests_per_second * 20 >= m_results.peak_requests_per_second * 19) return;
    m_advice.push_back(
        {"Let \"" + m_scenario.services[at].name +
             "\" wait longer after each failure, by chance (exponential backoff with jitter)",
         "The same scenario and seed, run again with it: a peak of " +
             std::to_string(then->peak_requests_per_second) +
             " token requests a second instead of " +
             std::to_string(m_results.peak_requests_per_second) + ".",
         m_results.total.tokens, then->total.tokens, m_results.total.failed_calls(),
         then->total.failed_calls()});
  }

  void lengthen_lifetime(size_t at) {
    const int before = m_scenario.apis[at].token_lifetime_seconds;
    const int after = before < hour_seconds ? hour_seconds : day_seconds;
    if (before >= day_seconds) return;
    Scenario alternative = m_scenario;
    alternative.apis[at].token_lifetime_seconds = after;
    propose(alternative, "Let tokens for \"" + m_scenario.apis[at].id + "\" live " +
                             duration_text(std::chrono::seconds(after)) + " instead of " +
                             duration_text(std::chrono::seconds(before)));
  }

  void add_overlaps() {
    Scenario alternative = m_scenario;
    bool changes = false;
    for (Event& event : alternative.events) {
      if (event.kind != EventKind::secret_rotated || event.seconds > 0) continue;
      event.seconds = hour_seconds;
      changes = true;
    }
    if (changes) propose(alternative, "Let the old secret be good for another hour");
  }

  // Half as much again as the fullest hour of any one of its applications.
  void set_quota(size_t at) {
    if (m_scenario.applications[at].quota || m_results.total.tokens == 0) return;
    uint32_t copies = 1;
    for (const Service& service : m_scenario.services) {
      if (service.application == m_scenario.applications[at].id) {
        copies = std::max(copies, service.copies);
      }
    }
    std::map<base::Time, uint64_t> by_hour;
    for (const HourOfApplication& hour : m_results.hours) {
      if (hour.application == at) by_hour[hour.hour] += hour.counts.tokens;
    }
    uint64_t fullest = 0;
    for (const auto& [hour, tokens] : by_hour) fullest = std::max(fullest, tokens);
    if (fullest == 0) return;
    const uint64_t quota = std::max<uint64_t>(2, (fullest / copies + 1) * 3 / 2);
    Scenario alternative = m_scenario;
    alternative.applications[at].quota =
        domain::TokenQuota{static_cast<int>(std::min<uint64_t>(quota, 2'000'000'000)), {}, {}};
    const auto then = run(alternative, "a quota for " + m_scenario.applications[at].id);
    if (!then) return;
    const uint64_t refused = then->total.failed[static_cast<size_t>(FailureReason::quota)];
    if (refused > m_results.total.failed[static_cast<size_t>(FailureReason::quota)]) return;
    m_advice.push_back({"Give \"" + m_scenario.applications[at].id + "\" a quota of " +
                            std::to_string(quota) + " tokens an hour",
                        "Its fullest hour had " + std::to_string(fullest / copies) +
                            "; run again with it, enforced, it refused nothing.",
                        m_results.total.tokens, then->total.tokens, m_results.total.failed_calls(),
                        then->total.failed_calls()});
  }

  void choose_plan() {
    const Cost* best = nullptr;
    for (const Cost& cost : m_results.costs) {
      if (cost.suffices && (!best || cost.cents < best->cents)) best = &cost;
    }
    if (!best) return;
    const std::string cents = std::to_string(best->cents % 100);
    m_advice.push_back({"Take the plan \"" + best->plan + "\"",
                        "Of the plans that suffice for " + std::to_string(best->tokens_per_month) +
                            " tokens a month it costs least: " + std::to_string(best->cents / 100) +
                            '.' + (cents.size() == 1 ? "0" : "") + cents + " a month.",
                        m_results.total.tokens, m_results.total.tokens,
                        m_results.total.failed_calls(), m_results.total.failed_calls()});
  }

  const Scenario& m_scenario;
  const Results& m_results;
  Options m_options;
  const AdviceOptions& m_limits;
  const std::function<void(const std::string&)>& m_progress;
  size_t m_runs = 0;
  std::vector<Advice> m_advice;
};

}  // namespace

std::vector<Advice> advice_for(const Scenario& scenario, const Results& results,
                               const Options& options, const AdviceOptions& limits,
                               const std::function<void(const std::string&)>& progress) {
  return Adviser(scenario, results, options, limits, progress).advice();
}

}  // namespace sim
