#include "sim/world.h"

#include <algorithm>

namespace sim {

World::World(const Scenario& scenario, uint64_t seed, Depth depth, Tenant& tenant)
    : m_scenario(scenario),
      m_depth(depth),
      m_tenant(tenant),
      m_chance(seed),
      m_ledger(scenario),
      m_now(scenario.start),
      m_step_begin(scenario.start) {
  for (const ApiPlan& api : scenario.apis) m_servers.emplace_back(api, tenant);
  m_tenant.set_time(m_now);
  begin_step();
  make_lines();
}

base::Time World::next_event() const {
  return m_next_event < m_scenario.events.size()
             ? std::min(end(), m_scenario.start + m_scenario.events[m_next_event].at)
             : end();
}

base::Time World::step_end() const {
  const base::Time next_hour = base::start_of_hour(m_step_begin) + std::chrono::hours(1);
  return std::min({m_step_begin + m_scenario.step_length(), next_hour, next_event(), end()});
}

void World::appoint(base::Time at, Kind kind, uint32_t line, uint32_t slot, uint32_t generation) {
  if (at >= end()) return;
  m_queue.push({at, m_appointments++, kind, line, slot, generation});
}

uint64_t World::run(base::Time until, uint64_t appointments_max) {
  until = std::min(until, end());
  if (is_over()) return 0;
  uint64_t done = 0;
  for (; done < appointments_max; ++done) {
    const bool is_due = m_next_event < m_scenario.events.size() &&
                        m_scenario.start + m_scenario.events[m_next_event].at <= m_now;
    if (is_due) {
      if (m_step_begin < m_now) end_step();
      take_place(m_next_event++);
      continue;
    }
    const base::Time boundary = step_end();
    const base::Time next = m_queue.empty() ? end() : m_queue.top().at;
    if (next < boundary) {
      if (next > until) break;
      const Appointment appointment = m_queue.top();
      m_queue.pop();
      m_now = std::max(m_now, appointment.at);
      keep(appointment);
      continue;
    }
    if (boundary > until) break;
    m_now = boundary;
    end_step();
    if (is_over()) break;
  }
  if (done < appointments_max && !is_over()) m_now = std::max(m_now, until);
  return done;
}

void World::keep(const Appointment& appointment) {
  Line& line = m_lines[appointment.line];
  const bool is_of_holder = appointment.kind == Kind::request || appointment.kind == Kind::lapse ||
                            appointment.kind == Kind::recycle;
  if (is_of_holder) {
    const Holder& holder = line.holders[appointment.slot];
    if (!holder.is_alive || holder.generation != appointment.generation) return;
  }
  switch (appointment.kind) {
    case Kind::request:
      return request_token(appointment.line, appointment.slot);
    case Kind::lapse:
      return lapse(appointment.line, appointment.slot);
    case Kind::recycle:
      return start_instance(appointment.line, appointment.slot);
    case Kind::batch:
      return issue_batch(appointment.line);
    case Kind::adjust:
      return adjust(appointment.line);
    case Kind::run_begins:
      return begin_run(appointment.line);
    case Kind::run_ends:
      return end_run(appointment.line);
  }
}

void World::begin_step() {
  m_step_begin = m_now;
  m_ledger.begin_step(m_now);
}

void World::end_step() {
  for (Callers& callers : m_callers) {
    make_calls(callers);
    callers.begin_step(m_now);
  }
  m_ledger.end_step(m_now);
  const base::Time hour = base::start_of_hour(m_step_begin);
  if (base::start_of_hour(m_now) != hour || is_over()) m_ledger.end_hour(hour);
  begin_step();
}

}  // namespace sim
