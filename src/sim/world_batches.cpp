// Clients that keep no token: one for each call, asked for in batches of requests that are alike.
#include <algorithm>

#include "sim/load.h"
#include "sim/world.h"

namespace sim {

namespace {

// A client without a cache tries so often for one call.
uint32_t attempts_of(const Retry& retry) {
  if (retry.kind == RetryKind::none) return 1;
  return retry.kind == RetryKind::storm ? 10 : 3;
}

}  // namespace

FailureReason World::Answers::why() const {
  const auto most = std::max_element(failed.begin(), failed.end());
  return static_cast<FailureReason>(most - failed.begin());
}

Milliseconds World::portion_length() const {
  const Milliseconds step = m_scenario.step_length();
  return std::min(step, std::max(Milliseconds(1000), step / 60));
}

// How far the requests of a line are alike: nothing begins or ends before.
base::Time World::batch_end(const Line& line) const {
  base::Time end = line.old_request ? std::min(step_end(), m_now + portion_length()) : step_end();
  if (line.stops_at) end = std::min(end, *line.stops_at);
  for (const Trouble& one : m_troubles) {
    if (m_now < one.to) end = std::min(end, one.to);
  }
  return end;
}

// A token for each call of the next while. The calls are drawn by portions, so that a peak is one.
void World::issue_batch(uint32_t at) {
  Line& line = m_lines[at];
  const Service& service = service_of(line);
  if (line.stops_at && m_now >= *line.stops_at) return;
  const base::Time end = batch_end(line);
  appoint(end, Kind::batch, at, 0, 0);
  m_portions.clear();
  uint64_t calls = 0;
  for (base::Time from = m_now; from < end; from += portion_length()) {
    MilliRate rate = rate_at(service.calls, m_scenario.start, from);
    if (!follows_load(service.instances)) rate *= line.instances;
    const auto length = static_cast<uint64_t>(std::min(portion_length(), end - from).count());
    m_portions.push_back(draw_calls(callers_of(line), rate, length));
    calls += m_portions.back();
  }
  if (!line.old_request) return call_without_cache(line, line.request, calls);
  uint64_t with_old = 0;
  for (uint64_t call = 0; call < calls; ++call) {
    const auto slot = static_cast<uint32_t>(m_chance.below(std::max(1u, line.instances)));
    if (has_old_secret(line, slot)) ++with_old;
  }
  call_without_cache(line, *line.old_request, with_old);
  call_without_cache(line, line.request, calls - with_old);
}

void World::call_without_cache(Line& line, engine::RepeatedRequest& request, uint64_t calls) {
  const Service& service = service_of(line);
  const Callers& callers = callers_of(line);
  const bool is_stranger = callers.service >= m_scenario.services.size();
  if (!is_stranger) m_ledger.count_calls(callers, calls);
  uint64_t without = calls;
  for (uint32_t left = attempts_of(service.retry); left > 0 && without > 0; --left) {
    m_ledger.count_requests(callers, m_now, without, portion_length(), m_portions);
    const Answers answers = ask(line, request, without);
    without -= answers.tokens;
    for (size_t place = 0; place < failure_reasons; ++place) {
      const auto why = static_cast<FailureReason>(place);
      const uint64_t failed = answers.failed[place];
      m_ledger.count_failures(callers, why, std::nullopt, m_now, failed);
      if (left > 1 || is_stranger) continue;
      m_ledger.count_failures(callers, FailureReason::no_token, why, m_now, failed);
    }
    if (is_stranger || answers.tokens == 0) continue;
    const Granted& granted = m_tenant.last_granted();
    const auto refused = m_servers[callers.api].judge({granted.kid, granted.scopes}, service.scopes,
                                                      m_now, !is_down());
    if (refused) {
      m_ledger.count_failures(callers, *refused, std::nullopt, m_now, answers.tokens);
    }
  }
}

}  // namespace sim
