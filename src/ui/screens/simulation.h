// One scenario: run it, see what it does while it does it, and what came of it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario_json.h"
#include "ui/context.h"
#include "ui/screens/simulation_results.h"
#include "ui/simulation_run.h"

namespace ui {

class SimulationScreen {
 public:
  // `scenario`: what the address names.
  void draw(Context& context, const std::optional<sim::Scenario>& scenario);
  // A run that is there already goes on.
  void enter(const std::string& id);

 private:
  bool is_ready(Context& context, const sim::Scenario& scenario);
  void draw_controls(Look& look);
  void draw_buttons(Look& look);
  void draw_progress(Look& look);
  void draw_charts(Look& look);
  void draw_compared(Look& look, const sim::Scenario& original);
  void draw_editor(Look& look);
  void run_instead(const sim::Scenario& scenario, std::string what);

  std::string m_id;
  std::unique_ptr<SimulationRun> m_run;
  std::string m_failure;  // why there is none
  size_t m_pace = 0;
  SimulationResults m_results;
  // Of the run before this one, and what is different in this one.
  std::optional<sim::Results> m_before;
  std::string m_difference;
  std::optional<std::string> m_text;  // of the scenario, while it is changed
  sim::ScenarioErrors m_errors;
  // RSA keys that the browser makes beside the page, PEM; kept for other scenarios.
  std::vector<std::string> m_keys;
  bool m_asked_for_key = false;
  double m_asked_at = -1;
};

}  // namespace ui
