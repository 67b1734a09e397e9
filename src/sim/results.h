// What a simulation found out, as values; as JSON and CSV in results_text.h.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario.h"

namespace sim {

enum class FailureReason {
  // Of token requests.
  quota,
  plan,
  wrong_secret,
  no_grant,
  refused,  // for any other reason
  unreachable,
  lost,
  timed_out,
  // Of calls to an API.
  no_token,
  expired,
  unknown_kid,
  missing_scope
};
inline constexpr size_t failure_reasons = 12;

// What happened and what it led to, once for all that are alike.
struct Failure {
  std::string service, api;
  FailureReason reason{};
  // no_token: why there was none.
  std::optional<FailureReason> underlying;
  // The scenario's event that caused it; nothing: what `chain` ends with.
  std::optional<size_t> event;
  // From the failure back to its cause, a sentence each. Never empty: that is checked.
  std::vector<std::string> chain;
  bool has_cause = false;
  uint64_t count = 0;
  base::Time first{}, last{};
};

struct Counts {
  uint64_t requests = 0;  // for tokens, with those that never arrived
  uint64_t tokens = 0;    // that were issued and count
  uint64_t over_quota = 0;
  std::array<uint64_t, failure_reasons> failed{};
  uint64_t calls = 0;  // of APIs, with those that failed

  uint64_t failed_requests() const;
  uint64_t failed_calls() const;
  void add(const Counts& other);
  // What came since these, which were counted before.
  Counts since(const Counts& before) const;
  bool operator==(const Counts&) const = default;
};

// How things stood: to draw from, and to scrub back to.
struct Snapshot {
  base::Time at{};
  Counts total;
};

// What went between each application and each API; the place of a pair is its application's times
// the number of APIs, plus its API's.
struct Flow {
  std::vector<Counts> total;  // since the start
  base::Time from{}, to{};    // the last two snapshots
  std::vector<Counts> last;   // between them; empty before there are two
};

struct HourOfApplication {
  base::Time hour{};
  size_t application = 0, api = 0;  // places in the scenario
  Counts counts;
};

// A window of a quota, or a month of the plan.
struct Exhaustion {
  std::string what;  // "billing per_hour", "plan"
  uint64_t limit = 0;
  base::Time at{};  // of the first refusal
  base::Time until{};
  uint64_t refused = 0;
};

// What was left of a window of a quota, or of the plan's month: the least of all clients that are
// alike and all moments since the point before. Until a quota is set there are no points.
struct BurnDownPoint {
  base::Time at{};
  uint64_t limit = 0, left = 0;
};
struct BurnDownSeries {
  std::string what;  // as Exhaustion::what
  std::vector<BurnDownPoint> points;
};

struct Check {
  std::string name;
  bool holds = false;
  std::string explanation;
};

struct Cost {
  std::string plan;
  uint64_t tokens_per_month = 0;  // of the fleet: counted, or at this pace
  uint64_t cents = 0;
  bool suffices = false;
};

struct Marker {
  base::Time at{};
  std::string text;
  size_t event = 0;
};

// Recommended, with its evidence.
struct Advice {
  std::string what;      // "Share one token cache: 24 tokens instead of 86400"
  std::string evidence;  // how that is known
  uint64_t tokens_now = 0, tokens_then = 0;
  uint64_t failed_calls_now = 0, failed_calls_then = 0;
  // What was run; nothing where the evidence is this run's own.
  std::shared_ptr<const Scenario> alternative = nullptr;
};

struct Results {
  std::string title, lesson;
  uint64_t seed = 0;
  base::Time start{}, end{};
  Counts total;
  std::vector<HourOfApplication> hours;
  std::vector<Snapshot> snapshots;  // some hundreds, evenly spread over the scenario
  std::vector<Failure> failures;    // most first
  std::vector<Exhaustion> exhaustions;
  std::vector<BurnDownSeries> burn_downs;  // closest to their end first
  uint64_t peak_requests_per_second = 0;
  base::Time peak_at{};
  std::vector<Cost> costs;
  uint64_t tokens_with_cache = 0;  // would have sufficed: one shared cache for each application
  std::vector<Check> checks;
  std::vector<Marker> markers;
  std::vector<Advice> advice;
  std::vector<std::string> applications, apis;  // names of the places

  // A month's tokens at this pace; of a run of 28 days or more, those of its fullest month.
  uint64_t tokens_per_month() const;
};

}  // namespace sim

namespace domain {

template <>
struct Words<sim::FailureReason> {
  static constexpr Word<sim::FailureReason> all[] = {
      {sim::FailureReason::quota, "quota"},
      {sim::FailureReason::plan, "plan"},
      {sim::FailureReason::wrong_secret, "wrong_secret"},
      {sim::FailureReason::no_grant, "no_grant"},
      {sim::FailureReason::refused, "refused"},
      {sim::FailureReason::unreachable, "unreachable"},
      {sim::FailureReason::lost, "lost"},
      {sim::FailureReason::timed_out, "timed_out"},
      {sim::FailureReason::no_token, "no_token"},
      {sim::FailureReason::expired, "expired"},
      {sim::FailureReason::unknown_kid, "unknown_kid"},
      {sim::FailureReason::missing_scope, "missing_scope"}};
};

}  // namespace domain
