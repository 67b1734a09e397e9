// How the calls of a step meet the states that tokens were in.
#include "sim/load.h"
#include "sim/world.h"

namespace sim {

void World::make_calls(uint32_t at) {
  Line& line = m_lines[at];
  const Service& service = service_of(line);
  if (service.cache.kind == CacheKind::none) return;
  line.settle(m_now);
  const MilliRate rate = rate_at(service.calls, m_scenario.start, m_step_begin);
  const auto step = static_cast<uint64_t>((m_now - m_step_begin).count());
  // In millionths of a call.
  const uint64_t mean =
      rate * (follows_load(service.instances) ? step : line.instance_milliseconds);
  const uint64_t calls = draw_calls(line, mean);
  if (calls > 0) share_out(at, calls);
}

uint64_t World::draw_calls(Line& line, uint64_t mean) {
  if (service_of(line).calls.kind != CallsKind::constant) return m_chance.poisson(mean / 1000);
  line.calls_carry += mean;
  const uint64_t calls = line.calls_carry / 1'000'000;
  line.calls_carry %= 1'000'000;
  return calls;
}

void World::share_out(uint32_t at, uint64_t calls) {
  Line& line = m_lines[at];
  const Service& service = service_of(line);
  uint64_t weight = 0;
  for (const Bucket& bucket : line.buckets) weight += bucket.weight;
  if (weight == 0) return;  // nobody has called yet
  m_ledger.count_calls(line, calls);
  uint64_t weight_before = 0, shared_before = 0;
  for (size_t place = 0; place < line.buckets.size(); ++place) {
    const Bucket bucket = line.buckets[place];
    weight_before += bucket.weight;
    const uint64_t shared = weight_before == weight ? calls : scaled(calls, weight_before, weight);
    const uint64_t share = shared - shared_before;
    shared_before = shared;
    if (share == 0) continue;
    switch (bucket.state) {
      case TokenState::waiting:
        m_ledger.count_failures(line, FailureReason::no_token, bucket.why, m_step_begin, share);
        break;
      case TokenState::expired:
        m_ledger.count_failures(line, FailureReason::expired, std::nullopt, m_step_begin, share);
        break;
      case TokenState::valid: {
        ResourceServer& server = m_servers[line.api];
        const auto refused =
            server.judge(server.class_at(bucket.token_class), service.scopes, m_now, !is_down());
        if (!refused) break;
        m_ledger.count_failures(line, *refused, std::nullopt, m_step_begin, share);
        const bool asks_again = service.cache.refresh == RefreshKind::on_401 &&
                                *refused != FailureReason::missing_scope;
        if (!asks_again) break;
        for (uint32_t slot = 0; slot < line.holders.size(); ++slot) {
          Holder& holder = line.holders[slot];
          if (!holder.is_alive || holder.bucket != place) continue;
          ++holder.generation;
          appoint(m_now, Kind::request, at, slot, holder.generation);
        }
        break;
      }
    }
  }
}

}  // namespace sim
