// What failed in a simulation, each with the chain back to its cause.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "ui/look.h"
#include "ui/simulation_run.h"

namespace ui {

class SimulationFailures {
 public:
  // The moment that a reader wants to go to.
  std::optional<base::Time> draw(Look& look, const SimulationRun& run);

 private:
  void draw_one(Look& look, const SimulationRun& run, const sim::Failure& failure);

  std::set<std::string> m_opened;  // those whose chain is shown
  std::optional<base::Time> m_moment;
};

}  // namespace ui
