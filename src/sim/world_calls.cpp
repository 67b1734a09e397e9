// How the calls of a step meet the states that tokens were in.
#include <algorithm>
#include <utility>

#include "sim/load.h"
#include "sim/world.h"

namespace sim {

void World::make_calls(Callers& callers) {
  const Service& service = service_of(callers);
  if (service.cache.kind == CacheKind::none) return;
  callers.settle(m_now);
  const MilliRate rate = rate_at(service.calls, m_scenario.start, m_step_begin);
  const auto step = static_cast<uint64_t>((m_now - m_step_begin).count());
  const uint64_t milliseconds =
      follows_load(service.instances) ? step * callers.lines.size() : callers.instance_milliseconds;
  const uint64_t calls = draw_calls(callers, rate, milliseconds);
  if (calls > 0) share_out(callers, calls);
}

uint64_t World::draw_calls(Callers& callers, MilliRate rate, uint64_t milliseconds) {
  if (service_of(callers).calls.kind != CallsKind::constant) {
    return m_chance.poisson(scaled(rate, milliseconds, 1000));
  }
  const uint64_t calls = scaled(rate, milliseconds, 1'000'000);
  // What is left of the product, which itself may be wider.
  callers.calls_carry += rate * milliseconds - calls * 1'000'000;
  const uint64_t carried = callers.calls_carry / 1'000'000;
  callers.calls_carry %= 1'000'000;
  return calls + carried;
}

void World::share_out(Callers& callers, uint64_t calls) {
  const Service& service = service_of(callers);
  uint64_t weight = 0;
  for (const Bucket& bucket : callers.buckets) weight += bucket.weight;
  if (weight == 0) return;  // nobody has called yet
  m_ledger.count_calls(callers, calls);
  uint64_t weight_before = 0, shared_before = 0;
  for (size_t place = 0; place < callers.buckets.size(); ++place) {
    const Bucket bucket = callers.buckets[place];
    weight_before += bucket.weight;
    const uint64_t shared = weight_before == weight ? calls : scaled(calls, weight_before, weight);
    const uint64_t share = shared - shared_before;
    shared_before = shared;
    if (share == 0) continue;
    switch (bucket.state) {
      case TokenState::waiting:
        m_ledger.count_failures(callers, FailureReason::no_token, bucket.why, m_step_begin, share);
        break;
      case TokenState::expired:
        m_ledger.count_failures(callers, FailureReason::expired, std::nullopt, m_step_begin, share);
        break;
      case TokenState::valid: {
        ResourceServer& server = m_servers[callers.api];
        const auto refused =
            server.judge(server.class_at(bucket.token_class), service.scopes, m_now, !is_down());
        if (!refused) break;
        m_ledger.count_failures(callers, *refused, std::nullopt, m_step_begin, share);
        if (service.cache.refresh == RefreshKind::on_401 &&
            *refused != FailureReason::missing_scope) {
          ask_again(callers, static_cast<uint16_t>(place), share);
        }
        break;
      }
    }
  }
}

// Those of the bucket who met one of the calls that were refused: all, unless there were fewer
// calls than callers.
void World::ask_again(const Callers& callers, uint16_t bucket, uint64_t calls) {
  const uint64_t all = callers.buckets[bucket].callers;
  uint64_t callers_before = 0, calls_before = 0;
  for (const uint32_t at : callers.lines) {
    Line& line = m_lines[at];
    for (uint32_t slot = 0; slot < line.holders.size(); ++slot) {
      Holder& holder = line.holders[slot];
      if (!holder.is_alive || holder.bucket != bucket) continue;
      callers_before += callers_served(line);
      const uint64_t calls_here = scaled(calls, callers_before, std::max<uint64_t>(1, all));
      if (calls_here == std::exchange(calls_before, calls_here)) continue;
      ++holder.generation;
      appoint(m_now, Kind::request, at, slot, holder.generation);
    }
  }
}

}  // namespace sim
