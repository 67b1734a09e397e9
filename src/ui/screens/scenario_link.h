// Links that have a whole scenario in them, compressed: whoever opens one runs the same.
#pragma once

#include <optional>
#include <string>

#include "sim/scenario_json.h"
#include "ui/platform.h"

namespace ui {

// "shared.…", behind "#/simulator/".
bool is_shared_scenario(const std::string& id);

// Makes such a link.
class ScenarioLink {
 public:
  void begin(Platform& platform, const sim::Scenario& scenario);
  bool is_under_way() const { return m_under_way; }
  // Once, when it is there: the whole address, empty when the browser cannot make one.
  std::optional<std::string> take(Platform& platform);

 private:
  bool m_under_way = false;
};

// Reads one.
class SharedScenario {
 public:
  // Once a frame, with what the address names. Nothing until it was read.
  const sim::Scenario* find(Platform& platform, const std::string& id);
  // Why there is none.
  const sim::ScenarioErrors& errors() const { return m_errors; }

 private:
  std::string m_id;
  std::optional<sim::Scenario> m_scenario;
  sim::ScenarioErrors m_errors;
};

}  // namespace ui
