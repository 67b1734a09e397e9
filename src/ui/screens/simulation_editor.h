// A scenario that is changed in place, as a form or as JSON.
#pragma once

#include <optional>
#include <string>

#include "ui/screens/scenario_form.h"

namespace ui {

class SimulationEditor {
 public:
  // Forgets what was changed.
  void close();
  void open(const sim::Scenario& scenario);
  bool is_open() const { return m_is_open; }
  // Nothing when it is not open. Gives the changed scenario when it is to be run.
  std::optional<sim::Scenario> draw(Look& look);

 private:
  void check();
  std::optional<sim::Scenario> draw_open(Look& look);
  void draw_json(Look& look);

  bool m_is_open = false;
  size_t m_view = 0;  // form, JSON
  base::Json m_draft, m_checked;
  std::string m_text;  // of the draft, in the JSON view
  sim::ScenarioErrors m_errors;
  std::optional<sim::Scenario> m_scenario;  // the draft, when nothing is wrong in it
  ScenarioForm m_form;
};

}  // namespace ui
