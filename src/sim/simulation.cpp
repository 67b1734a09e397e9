#include "sim/simulation.h"

#include <algorithm>
#include <utility>

#include "sim/checks.h"
#include "sim/costs.h"
#include "sim/world.h"

namespace sim {

struct Simulation::Parts {
  Scenario scenario;
  Options options;
  std::unique_ptr<Tenant> tenant;
  std::unique_ptr<World> world;

  uint64_t seed() const { return options.seed.value_or(scenario.seed); }
  base::Result<void, std::string> begin();
};

base::Result<void, std::string> Simulation::Parts::begin() {
  auto opened = Tenant::open(scenario, seed(), options.depth, options.signing_keys);
  if (!opened) return base::failure(opened.error());
  world.reset();
  tenant = std::move(*opened);
  world = std::make_unique<World>(scenario, seed(), options.depth, *tenant);
  return {};
}

Simulation::Simulation(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Simulation::~Simulation() = default;

base::Result<std::unique_ptr<Simulation>, std::string> Simulation::make(Scenario scenario,
                                                                        Options options) {
  auto parts = std::make_unique<Parts>();
  parts->scenario = std::move(scenario);
  parts->options = std::move(options);
  if (auto begun = parts->begin(); !begun) return base::failure(begun.error());
  return std::unique_ptr<Simulation>(new Simulation(std::move(parts)));
}

const Scenario& Simulation::scenario() const {
  return m_parts->scenario;
}
base::Time Simulation::now() const {
  return m_parts->world->now();
}
bool Simulation::is_over() const {
  return m_parts->world->is_over();
}
const Counts& Simulation::total() const {
  return m_parts->world->ledger().total();
}
const std::vector<HourOfApplication>& Simulation::hours() const {
  return m_parts->world->ledger().hours();
}
const std::vector<Marker>& Simulation::markers() const {
  return m_parts->world->ledger().markers();
}
const std::vector<Snapshot>& Simulation::snapshots() const {
  return m_parts->world->ledger().snapshots();
}
const Flow& Simulation::flow() const {
  return m_parts->world->ledger().flow();
}
std::vector<Failure> Simulation::failures() const {
  return m_parts->world->ledger().failures();
}
uint64_t Simulation::peak_requests_per_second() const {
  return m_parts->world->ledger().peak();
}
base::Time Simulation::peak_at() const {
  return m_parts->world->ledger().peak_at();
}
engine::Engine& Simulation::engine() {
  return m_parts->tenant->engine();
}

bool Simulation::run_until(base::Time until, uint64_t work_max) {
  World& world = *m_parts->world;
  until = std::min(until, world.end());
  if (world.now() < until) world.run(until, work_max);
  return world.now() >= until;
}

bool Simulation::run_to_next_event(uint64_t work_max) {
  return run_until(m_parts->world->next_event(), work_max);
}

bool Simulation::run_to_end(uint64_t work_max) {
  return run_until(m_parts->world->end(), work_max);
}

bool Simulation::rewind_to(base::Time moment) {
  return m_parts->begin().has_value() && run_until(moment);
}

Results Simulation::results() {
  const World& world = *m_parts->world;
  const Ledger& ledger = world.ledger();
  const Scenario& scenario = m_parts->scenario;
  Results results;
  results.title = scenario.title;
  results.lesson = scenario.lesson;
  results.seed = m_parts->seed();
  results.start = scenario.start;
  results.end = world.now();
  results.total = ledger.total();
  results.hours = ledger.hours();
  results.snapshots = ledger.snapshots();
  results.failures = ledger.failures();
  results.exhaustions = ledger.exhaustions();
  results.burn_downs = ledger.burn_downs();
  results.peak_requests_per_second = ledger.peak();
  results.peak_at = ledger.peak_at();
  results.markers = ledger.markers();
  for (const Line& line : world.lines()) {
    if (!line.stops_at) results.tokens_with_cache += line.cached_tokens;
  }
  for (const auto& one : scenario.applications) results.applications.push_back(one.id);
  for (const auto& one : scenario.apis) results.apis.push_back(one.id);
  results.costs = costs_of(scenario.prices, results.tokens_per_month());
  results.checks = checks_of(scenario, world, *m_parts->tenant);
  return results;
}

}  // namespace sim
