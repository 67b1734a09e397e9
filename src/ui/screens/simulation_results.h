// What came of a simulation, while it runs and when it is over.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "ui/context.h"
#include "ui/simulation_run.h"

namespace ui {

// The figures that tell most.
void draw_figures(Look& look, const SimulationRun& run);

class SimulationResults {
 public:
  // Gives the moment that the reader wants to go to.
  std::optional<base::Time> draw(Look& look, const SimulationRun& run);

 private:
  void draw_marks(Look& look, const SimulationRun& run);
  void draw_failures(Look& look, const SimulationRun& run);
  void draw_failure(Look& look, const SimulationRun& run, const sim::Failure& failure);
  void draw_downloads(Look& look, const SimulationRun& run);

  std::set<std::string> m_opened;  // failures whose chain is shown
  std::optional<base::Time> m_wanted;
};

}  // namespace ui
