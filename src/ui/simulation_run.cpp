#include "ui/simulation_run.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

// Of a frame's 33 milliseconds; the rest is for drawing.
constexpr double run_slice_seconds = 0.012;
// However long the tab lay in the background.
constexpr double frame_max = 0.25;

}  // namespace

base::Result<std::unique_ptr<SimulationRun>, std::string> SimulationRun::make(
    const sim::Scenario& scenario, const std::vector<std::string>& signing_keys) {
  sim::Options options;
  options.signing_keys = signing_keys;
  auto made = sim::Simulation::make(scenario, options);
  if (!made) return base::failure(made.error());
  return std::unique_ptr<SimulationRun>(new SimulationRun(std::move(*made), std::move(options)));
}

SimulationRun::SimulationRun(std::unique_ptr<sim::Simulation> simulation, sim::Options options)
    : m_options(std::move(options)),
      m_simulation(std::move(simulation)),
      m_end(m_simulation->scenario().start + m_simulation->scenario().duration) {}

void SimulationRun::play(double pace) {
  m_aim = Aim::play;
  m_pace = pace;
  m_goal = m_simulation->now();
}

void SimulationRun::run_to(base::Time moment) {
  if (moment < m_simulation->now()) begin_anew();
  m_aim = Aim::moment;
  m_goal = std::min(moment, m_end);
}

void SimulationRun::run_to_next_event() {
  base::Time next = m_end;
  for (const sim::Event& event : scenario().events) {
    const base::Time at = scenario().start + event.at;
    if (at >= m_simulation->now()) next = std::min(next, at + std::chrono::seconds(1));
  }
  run_to(next);
}

void SimulationRun::begin_anew() {
  auto made = sim::Simulation::make(scenario(), m_options);
  if (!made) return;
  m_simulation = std::move(*made);
  m_results.reset();
  m_adviser.reset();
}

void SimulationRun::advance(double seconds, const Platform& clock) {
  if (!wants_frame()) return;
  if (m_aim == Aim::play) {
    const double ahead = std::max(1.0, std::min(seconds, frame_max) * m_pace * 1000);
    m_goal = std::min(m_end,
                      m_simulation->now() + std::chrono::milliseconds(static_cast<int64_t>(ahead)));
  }
  const double begun = clock.seconds();
  while (!run_slice() && clock.seconds() - begun < run_slice_seconds) continue;
  if (m_adviser) m_results->advice = m_adviser->advice();
}

bool SimulationRun::run_slice() {
  if (m_aim == Aim::rest) {
    if (!m_adviser) return true;
    if (!m_adviser->run(work_at_once)) return false;
    m_results->advice = m_adviser->advice();
    m_adviser.reset();
    return true;
  }
  const bool is_there = m_simulation->run_until(m_goal, work_at_once);
  if (m_simulation->is_over()) {
    finish();
    return true;
  }
  if (is_there && m_aim == Aim::moment) m_aim = Aim::rest;
  return is_there;
}

void SimulationRun::finish() {
  m_aim = Aim::rest;
  m_results = m_simulation->results();
  m_adviser = std::make_unique<sim::Adviser>(scenario(), *m_results, m_options);
}

}  // namespace ui
