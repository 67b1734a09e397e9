// Counts what happens, and traces every failure back to what caused it.
#pragma once

#include <map>
#include <tuple>

#include "sim/burn_down.h"
#include "sim/fleet.h"

namespace sim {

class Ledger {
 public:
  explicit Ledger(const Scenario& scenario);

  // A token request at a moment of the step that lies open.
  void count_request(const Callers& callers, base::Time at);
  // Token requests from then on, shared out among portions of that length by their weights.
  void count_requests(const Callers& callers, base::Time from, uint64_t requests,
                      Milliseconds portion, const std::vector<uint64_t>& weights);
  void count_tokens(const Callers& callers, uint32_t copy, base::Time at, uint64_t tokens,
                    uint64_t over_quota);
  void count_calls(const Callers& callers, uint64_t calls);
  // `underlying`: with no_token, why there was none.
  void count_failures(const Callers& callers, FailureReason reason,
                      std::optional<FailureReason> underlying, base::Time at, uint64_t count);
  // An event of the scenario takes place.
  void begin_event(size_t event, base::Time at, std::string text);
  void note_limit(std::string what, uint64_t limit, base::Time at, base::Time until,
                  uint64_t refused);

  // Steps end at hours and events.
  void begin_step(base::Time at);
  void end_step(base::Time at);
  void end_hour(base::Time hour);

  const Counts& total() const { return m_total; }
  const std::vector<HourOfApplication>& hours() const { return m_hours; }
  const std::vector<Marker>& markers() const { return m_markers; }
  const std::vector<Snapshot>& snapshots() const { return m_snapshots; }
  const Flow& flow() const { return m_flow; }
  std::vector<Failure> failures() const;
  std::vector<Exhaustion> exhaustions() const;
  std::vector<BurnDownSeries> burn_downs() const { return m_burn_down.series(); }
  uint64_t peak() const { return m_peak; }
  base::Time peak_at() const { return m_peak_at; }

 private:
  // Service, API, reason, underlying one or -1, event or -1.
  using FailureId = std::tuple<size_t, size_t, int, int, long>;
  size_t place_of(const Callers& callers) const;
  // Everything that counts something of them.
  std::array<Counts*, 3> counts_of(const Callers& callers);
  void count_at(base::Time at, uint64_t requests);
  std::optional<size_t> cause_of(const Callers& callers, FailureReason reason) const;
  void explain(Failure& failure, const Callers& callers) const;

  const Scenario& m_scenario;
  Counts m_total;
  std::vector<Counts> m_present;  // of this hour, by application and API
  std::vector<HourOfApplication> m_hours;
  std::map<FailureId, Failure> m_failures;
  std::vector<Marker> m_markers;
  std::vector<Snapshot> m_snapshots;
  Flow m_flow;
  std::vector<Counts> m_flow_before;  // its total at the last snapshot
  Milliseconds m_snapshot_interval;
  BurnDown m_burn_down;
  std::map<std::pair<std::string, base::Time>, Exhaustion> m_exhaustions;  // by name and end
  base::Time m_step_begin{};
  std::vector<uint64_t> m_seconds;  // requests in each of the step
  uint64_t m_peak = 0;
  base::Time m_peak_at{};
};

}  // namespace sim
