#include "sim/ledger.h"

#include <algorithm>
#include <numeric>

#include "sim/chance.h"

namespace sim {

namespace {
constexpr int snapshots_wanted = 240;
}

Ledger::Ledger(const Scenario& scenario) : m_scenario(scenario), m_burn_down(scenario) {
  m_present.resize(scenario.applications.size() * scenario.apis.size());
  m_flow.total = m_flow_before = m_present;
  m_flow.from = m_flow.to = scenario.start;
  m_snapshot_interval = std::max(scenario.step_length(), scenario.duration / snapshots_wanted);
  m_snapshots.push_back({scenario.start, {}});
}

size_t Ledger::place_of(const Callers& callers) const {
  return callers.application * m_scenario.apis.size() + callers.api;
}

std::array<Counts*, 3> Ledger::counts_of(const Callers& callers) {
  const size_t place = place_of(callers);
  return {&m_total, &m_present[place], &m_flow.total[place]};
}

void Ledger::count_at(base::Time at, uint64_t requests) {
  const auto second = static_cast<size_t>((at - m_step_begin).count() / 1000);
  if (second >= m_seconds.size()) m_seconds.resize(second + 1);
  m_seconds[second] += requests;
}

void Ledger::count_request(const Callers& callers, base::Time at) {
  for (Counts* counts : counts_of(callers)) ++counts->requests;
  count_at(at, 1);
}

void Ledger::count_requests(const Callers& callers, base::Time from, uint64_t requests,
                            Milliseconds portion, const std::vector<uint64_t>& weights) {
  for (Counts* counts : counts_of(callers)) counts->requests += requests;
  const uint64_t all = std::accumulate(weights.begin(), weights.end(), uint64_t{0});
  uint64_t before = 0, counted = 0;
  for (const uint64_t weight : weights) {
    before += weight;
    const uint64_t until_here = scaled(requests, before, all);
    count_at(from, until_here - counted);
    counted = until_here;
    from += portion;
  }
}

void Ledger::count_tokens(const Callers& callers, uint32_t copy, base::Time at, uint64_t tokens,
                          uint64_t over_quota) {
  m_burn_down.count_tokens(callers.application, copy, at, tokens);
  for (Counts* counts : counts_of(callers)) {
    counts->tokens += tokens;
    counts->over_quota += over_quota;
  }
}

void Ledger::count_calls(const Callers& callers, uint64_t calls) {
  for (Counts* counts : counts_of(callers)) counts->calls += calls;
}

void Ledger::count_failures(const Callers& callers, FailureReason reason,
                            std::optional<FailureReason> underlying, base::Time at,
                            uint64_t count) {
  if (count == 0) return;
  const auto place = static_cast<size_t>(reason);
  for (Counts* counts : counts_of(callers)) counts->failed[place] += count;
  const auto event = cause_of(callers, underlying.value_or(reason));
  const FailureId id{callers.service, callers.api, static_cast<int>(reason),
                     underlying ? static_cast<int>(*underlying) : -1,
                     event ? static_cast<long>(*event) : -1};
  const auto [found, is_new] = m_failures.try_emplace(id);
  Failure& failure = found->second;
  if (is_new) {
    failure.api = m_scenario.apis[callers.api].id;
    failure.reason = reason;
    failure.underlying = underlying;
    failure.event = event;
    failure.first = at;
    explain(failure, callers);
  }
  failure.count += count;
  failure.last = std::max(failure.last, at);
}

void Ledger::begin_event(size_t event, base::Time at, std::string text) {
  m_markers.push_back({at, std::move(text), event});
  const Event& one = m_scenario.events[event];
  if (one.kind != EventKind::quota_set) return;
  for (size_t place = 0; place < m_scenario.applications.size(); ++place) {
    if (m_scenario.applications[place].id == one.application) {
      m_burn_down.set_quota(place, one.quota);
    }
  }
}

void Ledger::note_limit(std::string what, uint64_t limit, base::Time at, base::Time until,
                        uint64_t refused) {
  const auto [found, is_new] = m_exhaustions.try_emplace({what, until});
  if (is_new) found->second = {std::move(what), limit, at, until, 0};
  found->second.refused += refused;
}

void Ledger::begin_step(base::Time at) {
  m_step_begin = at;
  std::fill(m_seconds.begin(), m_seconds.end(), 0);
}

void Ledger::end_step(base::Time at) {
  const bool is_end = at >= m_scenario.start + m_scenario.duration;
  if (at - m_snapshots.back().at >= m_snapshot_interval || is_end) {
    m_flow.from = m_snapshots.back().at;
    m_flow.to = at;
    m_flow.last.resize(m_flow.total.size());
    for (size_t place = 0; place < m_flow.total.size(); ++place) {
      m_flow.last[place] = m_flow.total[place].since(m_flow_before[place]);
    }
    m_flow_before = m_flow.total;
    m_snapshots.push_back({at, m_total});
    m_burn_down.add_point(at);
  }
  const auto most = std::max_element(m_seconds.begin(), m_seconds.end());
  if (most == m_seconds.end() || *most <= m_peak) return;
  m_peak = *most;
  m_peak_at = m_step_begin + std::chrono::seconds(most - m_seconds.begin());
}

void Ledger::end_hour(base::Time hour) {
  const size_t apis = m_scenario.apis.size();
  for (size_t at = 0; at < m_present.size(); ++at) {
    if (m_present[at] == Counts()) continue;
    m_hours.push_back({hour, at / apis, at % apis, m_present[at]});
    m_present[at] = Counts();
  }
}

std::vector<Failure> Ledger::failures() const {
  std::vector<Failure> failures;
  for (const auto& [id, failure] : m_failures) failures.push_back(failure);
  std::stable_sort(failures.begin(), failures.end(),
                   [](const Failure& a, const Failure& b) { return a.count > b.count; });
  return failures;
}

std::vector<Exhaustion> Ledger::exhaustions() const {
  std::vector<Exhaustion> exhaustions;
  for (const auto& [id, one] : m_exhaustions) exhaustions.push_back(one);
  std::stable_sort(exhaustions.begin(), exhaustions.end(),
                   [](const Exhaustion& a, const Exhaustion& b) { return a.at < b.at; });
  return exhaustions;
}

}  // namespace sim
