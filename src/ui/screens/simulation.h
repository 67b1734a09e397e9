// One scenario: run it, see what it does while it does it, and what came of it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario_json.h"
#include "ui/context.h"
#include "ui/screens/scenario_link.h"
#include "ui/screens/simulation_editor.h"
#include "ui/screens/simulation_results.h"
#include "ui/screens/simulation_runs.h"
#include "ui/screens/simulator.h"
#include "ui/simulation_run.h"
#include "ui/widgets/token_flow_view.h"

namespace ui {

class SimulationScreen {
 public:
  void draw(Context& context, const FoundScenario& found, SimulationKeys& keys);
  // A run that is there already goes on.
  void enter(const std::string& id);

 private:
  bool is_ready(Look& look, const sim::Scenario& scenario, SimulationKeys& keys);
  void draw_controls(Look& look);
  void draw_buttons(Look& look);
  void draw_progress(Look& look);
  void draw_charts(Look& look);
  bool draw_way_back(Look& look);
  void take_link(Context& context);
  void run_instead(const sim::Scenario& scenario, std::string what, const SimulationKeys& keys);

  std::string m_id;
  std::unique_ptr<SimulationRun> m_run;
  std::string m_failure;  // why there is none
  size_t m_pace = 0;
  SimulationResults m_results;
  TokenFlowView m_flow;
  bool m_has_begun = false;  // to put together what is new
  std::string m_difference;  // of what is run from what the address names; empty: none
  SimulationRuns m_runs;
  SimulationEditor m_editor;
  ScenarioLink m_link;
};

}  // namespace ui
