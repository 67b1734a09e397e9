// Simulator: the gallery of scenarios, and what a reader opens from a file.
#pragma once

#include <string>
#include <vector>

#include "sim/scenario_json.h"
#include "ui/context.h"
#include "ui/scenario_previews.h"
#include "ui/screens/scenario_link.h"
#include "ui/screens/tenant_import.h"
#include "ui/simulation_keys.h"

namespace ui {

// What an address names.
struct FoundScenario {
  const sim::Scenario* scenario = nullptr;
  bool comes = false;          // it is being read
  sim::ScenarioErrors errors;  // why there is none
  bool is_new = false;         // nothing to run yet: to be put together
};

class SimulatorScreen {
 public:
  void draw(Context& context);
  void enter();

  // Of the gallery, of a link, or the one of one's own: from a file, from the tenant, a new one.
  FoundScenario find(Platform& platform, const std::string& id);
  SimulationKeys& keys() { return m_keys; }

 private:
  void draw_own(Context& context);
  void draw_gallery(Context& context);
  void take_file(Context& context);
  void take_import(Context& context);
  void go_to_own(Context& context, sim::Scenario scenario, bool is_new);

  SimulationKeys m_keys;
  ScenarioPreviews m_previews;
  std::optional<sim::Scenario> m_own;
  bool m_is_new = false;
  TenantImport m_import;
  std::optional<Failure> m_import_failure;
  std::string m_import_refused;  // why the tenant gives no scenario
  SharedScenario m_shared;
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
