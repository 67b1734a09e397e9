#include "sim/advice.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/number_text.h"
#include "sim/scenario_json.h"

namespace sim {

namespace {

constexpr int short_lifetime_seconds = 3600, long_lifetime_seconds = 86'400;

using Judge = std::function<std::optional<Advice>(const Results& then)>;
struct Trial {
  Scenario alternative;
  std::string what;
  Judge judge;
};

uint64_t gain(const Advice& one) {
  const auto less = [](uint64_t now, uint64_t then) { return now > then ? now - then : 0; };
  return less(one.tokens_now, one.tokens_then) + less(one.failed_calls_now, one.failed_calls_then);
}

Advice advice_of(const Results& now, const Results& then, std::string what, std::string evidence) {
  return {std::move(what),   std::move(evidence),      now.total.tokens,
          then.total.tokens, now.total.failed_calls(), then.total.failed_calls()};
}

std::string peak_text(const Results& now, const Results& then) {
  return "a peak of " + base::grouped(then.peak_requests_per_second) +
         " token requests a second instead of " + base::grouped(now.peak_requests_per_second) + ".";
}

std::optional<Advice> judge_proposal(const std::string& what, const Results& now,
                                     const Results& then) {
  Advice one = advice_of(now, then, what, "");
  const bool saves = one.tokens_then * 20 < one.tokens_now * 19;
  const bool heals = one.failed_calls_then * 20 < one.failed_calls_now * 19;
  const bool harms = one.failed_calls_then > one.failed_calls_now + one.failed_calls_now / 20;
  if ((!saves && !heals) || harms) return std::nullopt;
  one.evidence =
      "The same scenario and seed, run again with it: " + base::grouped(one.tokens_then) +
      " tokens instead of " + base::grouped(one.tokens_now) + ", " +
      base::grouped(one.failed_calls_then) + " failed calls instead of " +
      base::grouped(one.failed_calls_now) + ", " + peak_text(now, then);
  return one;
}

}  // namespace

struct Adviser::Parts {
  Scenario scenario;
  Results results;
  Options options;
  std::vector<Trial> trials;
  size_t tried = 0;
  std::unique_ptr<Simulation> simulation;  // of the trial that is under way
  std::vector<Advice> found;

  void propose(Scenario alternative, const std::string& what) {
    trials.push_back({std::move(alternative), what, [this, what](const Results& then) {
                        return judge_proposal(what, results, then);
                      }});
  }
  void share_cache(size_t at);
  void calm_retries(size_t at);
  void lengthen_lifetime(size_t at);
  void add_overlaps();
  void set_quota(size_t at);
  std::optional<Advice> plan() const;
};

void Adviser::Parts::share_cache(size_t at) {
  const TokenCache& cache = scenario.services[at].cache;
  if (cache.kind == CacheKind::shared && cache.refresh == RefreshKind::early) return;
  Scenario alternative = scenario;
  alternative.services[at].cache.kind = CacheKind::shared;
  alternative.services[at].cache.refresh = RefreshKind::early;
  propose(std::move(alternative), "Give \"" + scenario.services[at].name +
                                      "\" one token cache for all its instances, refreshed early");
}

void Adviser::Parts::calm_retries(size_t at) {
  if (scenario.services[at].retry.kind != RetryKind::storm) return;
  Scenario alternative = scenario;
  alternative.services[at].retry = Retry();
  const std::string what = "Let \"" + scenario.services[at].name +
                           "\" wait longer after each failure, by chance (exponential backoff "
                           "with jitter)";
  trials.push_back(
      {std::move(alternative), what, [this, what](const Results& then) -> std::optional<Advice> {
         if (then.peak_requests_per_second * 20 >= results.peak_requests_per_second * 19) {
           return std::nullopt;
         }
         return advice_of(
             results, then, what,
             "The same scenario and seed, run again with it: " + peak_text(results, then));
       }});
}

void Adviser::Parts::lengthen_lifetime(size_t at) {
  const int before = scenario.apis[at].token_lifetime_seconds;
  const int after =
      before < short_lifetime_seconds ? short_lifetime_seconds : long_lifetime_seconds;
  if (before >= long_lifetime_seconds) return;
  Scenario alternative = scenario;
  alternative.apis[at].token_lifetime_seconds = after;
  propose(std::move(alternative), "Let tokens for \"" + scenario.apis[at].id + "\" live " +
                                      duration_words(std::chrono::seconds(after)) + " instead of " +
                                      duration_words(std::chrono::seconds(before)));
}

void Adviser::Parts::add_overlaps() {
  Scenario alternative = scenario;
  bool changes = false;
  for (Event& event : alternative.events) {
    if (event.kind != EventKind::secret_rotated || event.seconds > 0) continue;
    event.seconds = short_lifetime_seconds;
    changes = true;
  }
  if (changes) propose(std::move(alternative), "Let the old secret be good for another hour");
}

// Half as much again as the fullest hour of any one of its applications.
void Adviser::Parts::set_quota(size_t at) {
  const ApplicationPlan& application = scenario.applications[at];
  if (application.quota || results.total.tokens == 0) return;
  uint32_t copies = 1;
  for (const Service& service : scenario.services) {
    if (service.application == application.id) copies = std::max(copies, service.copies);
  }
  std::map<base::Time, uint64_t> by_hour;
  for (const HourOfApplication& hour : results.hours) {
    if (hour.application == at) by_hour[hour.hour] += hour.counts.tokens;
  }
  uint64_t fullest = 0;
  for (const auto& [hour, tokens] : by_hour) fullest = std::max(fullest, tokens);
  if (fullest == 0) return;
  const uint64_t quota = std::max<uint64_t>(2, (fullest / copies + 1) * 3 / 2);
  Scenario alternative = scenario;
  alternative.applications[at].quota =
      domain::TokenQuota{static_cast<int>(std::min<uint64_t>(quota, 2'000'000'000)), {}, {}};
  const std::string what =
      "Give \"" + application.id + "\" a quota of " + base::grouped(quota) + " tokens an hour";
  const std::string evidence = "Its fullest hour had " + base::grouped(fullest / copies) +
                               "; run again with it, enforced, it refused nothing.";
  trials.push_back({std::move(alternative), what,
                    [this, what, evidence](const Results& then) -> std::optional<Advice> {
                      const auto quota_place = static_cast<size_t>(FailureReason::quota);
                      if (then.total.failed[quota_place] > results.total.failed[quota_place]) {
                        return std::nullopt;
                      }
                      return advice_of(results, then, what, evidence);
                    }});
}

std::optional<Advice> Adviser::Parts::plan() const {
  const Cost* best = nullptr;
  for (const Cost& cost : results.costs) {
    if (cost.suffices && (!best || cost.cents < best->cents)) best = &cost;
  }
  if (!best) return std::nullopt;
  const std::string cents = std::to_string(best->cents % 100);
  return advice_of(results, results, "Take the plan \"" + best->plan + "\"",
                   "Of the plans that suffice for " + base::grouped(best->tokens_per_month) +
                       " tokens a month it costs least: " + base::grouped(best->cents / 100) + '.' +
                       (cents.size() == 1 ? "0" : "") + cents + " a month.");
}

Adviser::Adviser(const Scenario& scenario, const Results& results, const Options& options,
                 const AdviceOptions& limits)
    : m_parts(std::make_unique<Parts>()) {
  Parts& parts = *m_parts;
  parts.scenario = scenario;
  parts.results = results;
  parts.options = options;
  parts.options.depth = Depth::accounting;
  if (results.total.requests > limits.requests_max) return;
  for (size_t at = 0; at < scenario.services.size(); ++at) parts.share_cache(at);
  for (size_t at = 0; at < scenario.services.size(); ++at) parts.calm_retries(at);
  for (size_t at = 0; at < scenario.apis.size(); ++at) parts.lengthen_lifetime(at);
  parts.add_overlaps();
  for (size_t at = 0; at < scenario.applications.size(); ++at) parts.set_quota(at);
  if (parts.trials.size() > limits.runs_max) parts.trials.resize(limits.runs_max);
}

Adviser::~Adviser() = default;

std::string Adviser::trying() const {
  return m_parts->tried < m_parts->trials.size() ? m_parts->trials[m_parts->tried].what : "";
}

bool Adviser::run(uint64_t work_max) {
  Parts& parts = *m_parts;
  if (parts.tried == parts.trials.size()) return true;
  const Trial& trial = parts.trials[parts.tried];
  if (!parts.simulation) {
    auto made = Simulation::make(trial.alternative, parts.options);
    if (made) parts.simulation = std::move(*made);
  }
  if (parts.simulation) {
    if (!parts.simulation->run_to_end(work_max)) return false;
    if (auto advice = trial.judge(parts.simulation->results())) {
      advice->alternative = std::make_shared<const Scenario>(trial.alternative);
      parts.found.push_back(std::move(*advice));
    }
    parts.simulation.reset();
  }
  return ++parts.tried == parts.trials.size();
}

std::vector<Advice> Adviser::advice() const {
  std::vector<Advice> advice = m_parts->found;
  std::stable_sort(advice.begin(), advice.end(),
                   [](const Advice& a, const Advice& b) { return gain(a) > gain(b); });
  if (auto plan = m_parts->plan()) advice.push_back(std::move(*plan));
  return advice;
}

std::vector<Advice> advice_for(const Scenario& scenario, const Results& results,
                               const Options& options, const AdviceOptions& limits,
                               const std::function<void(const std::string&)>& progress) {
  Adviser adviser(scenario, results, options, limits);
  do {
    if (progress && !adviser.trying().empty()) progress(adviser.trying());
  } while (!adviser.run());
  return adviser.advice();
}

}  // namespace sim
