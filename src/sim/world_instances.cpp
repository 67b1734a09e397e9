// How instances start, stop and start again.
#include <algorithm>

#include "sim/load.h"
#include "sim/world.h"

namespace sim {

namespace {

// The same for the same place, whatever else was drawn.
uint64_t mark_of(const Callers& callers, const Line& line, uint32_t slot) {
  uint64_t mark = (uint64_t{callers.service} << 48) ^ (uint64_t{line.copy} << 24) ^
                  (uint64_t{callers.api} << 40) ^ slot;
  mark = (mark ^ (mark >> 30)) * 0xbf58476d1ce4e5b9;
  mark = (mark ^ (mark >> 27)) * 0x94d049bb133111eb;
  return mark ^ (mark >> 31);
}

}  // namespace

void World::make_lines() {
  for (size_t at = 0; at < m_scenario.services.size(); ++at) {
    const Service& service = m_scenario.services[at];
    const size_t first = m_callers.size();
    for (const std::string& api : service.apis) {
      add_callers(at, application_place(service.application), api_place(api));
    }
    for (uint32_t copy = 0; copy < service.copies; ++copy) {
      for (size_t api = 0; api < service.apis.size(); ++api) add_line(first + api, copy);
    }
  }
  for (uint32_t line = 0; line < m_lines.size(); ++line) start_line(line);
}

void World::add_callers(size_t service, size_t application, size_t api) {
  m_callers.push_back({service, application, api});
  m_callers.back().instances_since = m_now;
}

Line& World::add_line(size_t callers_at, uint32_t copy) {
  Callers& callers = m_callers[callers_at];
  callers.lines.push_back(static_cast<uint32_t>(m_lines.size()));
  Line& line = m_lines.emplace_back();
  line.callers = static_cast<uint32_t>(callers_at);
  line.copy = copy;
  line.request = m_tenant.token_request(m_tenant.clients()[callers.application][copy],
                                        Tenant::audience(m_scenario.apis[callers.api]));
  return line;
}

void World::start_line(uint32_t at) {
  const Service& service = service_of(m_lines[at]);
  switch (service.instances.kind) {
    case InstancesKind::cron:
      appoint(m_now, Kind::run_begins, at, 0, 0);
      break;
    case InstancesKind::ci:
      appoint(m_now + m_chance.wait(service.instances.runs_per_day) * 864 / 10, Kind::run_begins,
              at, 0, 0);
      break;
    case InstancesKind::fixed:
    case InstancesKind::curve:
    case InstancesKind::autoscaling:
    case InstancesKind::serverless:
      adjust(at);
      break;
  }
  if (service.cache.kind == CacheKind::none) {
    appoint(m_now, Kind::batch, at, 0, 0);
  }
}

uint32_t World::holders_of(const Service& service, uint32_t instances) const {
  switch (service.cache.kind) {
    case CacheKind::none:
      return 0;
    case CacheKind::process:
      return instances;
    case CacheKind::host:
      return (instances + service.cache.processes_each_host - 1) /
             service.cache.processes_each_host;
    case CacheKind::shared:
      return instances > 0 ? 1 : 0;
  }
  return instances;
}

uint64_t World::callers_served(const Line& line) const {
  return service_of(line).cache.kind == CacheKind::shared ? line.instances : 1;
}

void World::set_bucket(Line& line, Holder& holder, uint16_t bucket) {
  callers_of(line).move(callers_served(line), holder.bucket, bucket, m_now);
  holder.bucket = bucket;
}

void World::set_instances(Line& line, uint32_t count) {
  Callers& callers = callers_of(line);
  callers.change_instances(int64_t{count} - int64_t{line.instances}, m_now);
  const bool is_shared = service_of(line).cache.kind == CacheKind::shared;
  const uint16_t bucket =
      is_shared && !line.holders.empty() ? line.holders.front().bucket : no_bucket;
  callers.move(line.instances, bucket, no_bucket, m_now);
  line.instances = count;
  callers.move(count, no_bucket, bucket, m_now);
}

// Brings the number of instances to what it should be now.
void World::adjust(uint32_t at) {
  Line& line = m_lines[at];
  const Service& service = service_of(line);
  const MilliRate load = rate_at(service.calls, m_scenario.start, m_now);
  const uint32_t wanted = instances_at(service.instances, load, m_now);
  set_instances(line, wanted);
  const uint32_t holders = holders_of(service, wanted);
  const bool is_shared = service.cache.kind == CacheKind::shared;
  for (uint32_t slot = 0; slot < line.holders.size(); ++slot) {
    if (slot >= holders && line.holders[slot].is_alive && !is_shared) stop_instance(at, slot);
  }
  if (line.holders.size() < holders) line.holders.resize(holders);
  for (uint32_t slot = 0; slot < holders; ++slot) {
    if (!line.holders[slot].is_alive) start_instance(at, slot);
  }
  if (service.instances.kind != InstancesKind::fixed) {
    appoint(m_now + std::max(minute, m_scenario.step_length()), Kind::adjust, at, 0, 0);
  }
}

// A process starts: without a token, and with today's secret.
void World::start_instance(uint32_t at, uint32_t slot) {
  Line& line = m_lines[at];
  const Service& service = service_of(line);
  Holder& holder = line.holders[slot];
  set_bucket(line, holder, no_bucket);
  holder.is_alive = true;
  ++holder.generation;
  holder.attempts = 0;
  appoint(next_call(line, slot, m_now), Kind::request, at, slot, holder.generation);
  if (service.instances.kind != InstancesKind::serverless) return;
  const bool lives_long = service.instances.lives.count() == 0;
  if (lives_long || service.cache.kind == CacheKind::shared) return;
  // Between half and one and a half of it: not all go cold at once.
  const auto lives = static_cast<uint64_t>(service.instances.lives.count());
  appoint(m_now + Milliseconds(lives / 2 + m_chance.below(lives) + 1), Kind::recycle, at, slot,
          holder.generation);
}

void World::stop_instance(uint32_t at, uint32_t slot) {
  Line& line = m_lines[at];
  Holder& holder = line.holders[slot];
  set_bucket(line, holder, no_bucket);
  holder.is_alive = false;
  ++holder.generation;
}

// A run of cron or ci: fresh processes in places that are free.
void World::begin_run(uint32_t at) {
  Line& line = m_lines[at];
  const Service& service = service_of(line);
  const Instances& instances = service.instances;
  set_instances(line, line.instances + instances.count);
  const bool is_shared = service.cache.kind == CacheKind::shared;
  uint32_t missing = holders_of(service, instances.count);
  if (is_shared && line.holders.empty()) line.holders.resize(1);
  for (uint32_t slot = 0; missing > 0; ++slot) {
    if (slot >= line.holders.size()) {
      if (is_shared) break;
      line.holders.emplace_back();
    }
    if (line.holders[slot].is_alive) continue;
    start_instance(at, slot);
    --missing;
  }
  appoint(m_now + instances.lives, Kind::run_ends, at, 0, 0);
  const bool is_cron = instances.kind == InstancesKind::cron;
  appoint(m_now + (is_cron ? instances.every
                           : m_chance.wait(instances.runs_per_day) * 864 / 10 + Milliseconds(1)),
          Kind::run_begins, at, 0, 0);
}

// The places that were taken first are left first.
void World::end_run(uint32_t at) {
  Line& line = m_lines[at];
  const Service& service = service_of(line);
  set_instances(line, line.instances - service.instances.count);
  if (service.cache.kind == CacheKind::shared) return;
  uint32_t leaving = holders_of(service, service.instances.count);
  const bool all_end = line.instances == 0;
  for (uint32_t slot = 0; slot < line.holders.size() && (leaving > 0 || all_end); ++slot) {
    if (!line.holders[slot].is_alive) continue;
    stop_instance(at, slot);
    if (leaving > 0) --leaving;
  }
}

// Calls per thousand seconds that look at one holder's token.
MilliRate World::holder_rate(const Line& line) const {
  const Service& service = service_of(line);
  const MilliRate rate = rate_at(service.calls, m_scenario.start, m_now);
  const uint64_t holders = std::max<uint64_t>(1, holders_of(service, line.instances));
  if (follows_load(service.instances)) return rate / holders;
  return rate * std::max<uint64_t>(1, line.instances) / holders;
}

base::Time World::next_call(const Line& line, uint32_t slot, base::Time from) {
  const MilliRate rate = holder_rate(line);
  if (rate == 0) return from + minute;
  if (service_of(line).calls.kind != CallsKind::constant) return from + m_chance.wait(rate);
  const auto interval = static_cast<int64_t>(std::max<uint64_t>(1, 1'000'000 / rate));
  const auto phase =
      static_cast<int64_t>(mark_of(callers_of(line), line, slot) % static_cast<uint64_t>(interval));
  const int64_t since = (from - m_scenario.start).count() - phase;
  const int64_t calls = since <= 0 ? 0 : (since + interval - 1) / interval;
  return m_scenario.start + Milliseconds(phase + calls * interval);
}

}  // namespace sim
