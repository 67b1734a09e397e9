// Simulator: the gallery of scenarios, and what a reader opens from a file.
#pragma once

#include <string>
#include <vector>

#include "sim/scenario_json.h"
#include "ui/context.h"

namespace ui {

class SimulatorScreen {
 public:
  void draw(Context& context);
  void enter() { m_errors.clear(); }

  // The scenario of an address: of the gallery, or the one that was opened from a file.
  std::optional<sim::Scenario> find(const std::string& id) const;

 private:
  void take_file(Context& context);

  std::optional<sim::Scenario> m_own;
  std::string m_refused;  // the file's name
  sim::ScenarioErrors m_errors;
};

// Of a scenario of the gallery; of any other, what stands for it.
std::string scenario_title(const std::string& id);

// What is wrong in what was to be a scenario, which is called `name`.
void draw_scenario_errors(Look& look, std::string_view name, const sim::ScenarioErrors& errors);

// The address of the scenario that was opened from a file.
inline constexpr const char* own_scenario = "file";

}  // namespace ui
