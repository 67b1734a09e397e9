// What came of a simulation, while it runs and when it is over.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "ui/context.h"
#include "ui/screens/simulation_failures.h"
#include "ui/simulation_run.h"

namespace ui {

// The figures that tell most.
void draw_figures(Look& look, const SimulationRun& run);

// What a reader of results wants.
struct SimulationWish {
  std::optional<base::Time> moment;               // to go there
  std::shared_ptr<const sim::Scenario> scenario;  // to run it instead, beside this one
  std::string what;                               // is different in it
};

class SimulationResults {
 public:
  SimulationWish draw(Look& look, const SimulationRun& run);

 private:
  void draw_marks(Look& look, const SimulationRun& run);
  void draw_advice(Look& look, const SimulationRun& run);
  void draw_downloads(Look& look, const SimulationRun& run);

  SimulationFailures m_failures;
  SimulationWish m_wish;
};

}  // namespace ui
