// A simulation that runs between the frames of the dashboard: in slices so small that it draws on,
// as fast as its reader wants it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/advice.h"
#include "sim/simulation.h"
#include "ui/platform.h"

namespace ui {

// Appointments between two looks at the clock.
inline constexpr uint64_t work_at_once = 50;

class SimulationRun {
 public:
  // A sentence when the simulation cannot begin.
  static base::Result<std::unique_ptr<SimulationRun>, std::string> make(
      const sim::Scenario& scenario, const std::vector<std::string>& signing_keys);

  enum class Aim { rest, play, moment };
  Aim aim() const { return m_aim; }
  // `pace`: how many seconds of the scenario pass in one of the reader's.
  void play(double pace);
  void rest() { m_aim = Aim::rest; }
  void run_to_next_event();
  void run_to_end() { run_to(m_end); }
  // Also back: what has happened before it happens again, alike.
  void run_to(base::Time moment);

  // Once a frame, with the time since the last one; works for a part of a frame, by that clock.
  void advance(double seconds, const Platform& clock);
  // Whether there is more to do now.
  bool wants_frame() const { return m_aim != Aim::rest || is_advising(); }

  const sim::Scenario& scenario() const { return m_simulation->scenario(); }
  const sim::Simulation& simulation() const { return *m_simulation; }
  // When it is over, with the advice as far as it is there.
  const std::optional<sim::Results>& results() const { return m_results; }
  bool is_advising() const { return m_adviser != nullptr; }
  // What is tried for the advice.
  std::string trying() const { return m_adviser ? m_adviser->trying() : std::string(); }

 private:
  explicit SimulationRun(std::unique_ptr<sim::Simulation> simulation, sim::Options options);
  void begin_anew();
  void finish();
  // Whether there is nothing left to do towards what is aimed at.
  bool run_slice();

  sim::Options m_options;
  std::unique_ptr<sim::Simulation> m_simulation;
  base::Time m_end;
  Aim m_aim = Aim::rest;
  base::Time m_goal{};
  double m_pace = 1;
  std::optional<sim::Results> m_results;
  std::unique_ptr<sim::Adviser> m_adviser;
};

}  // namespace ui
