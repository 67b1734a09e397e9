#include "ui/screens/simulation_editor.h"

#include "ui/icons.h"
#include "ui/screens/simulator.h"
#include "ui/text/simulator.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"

namespace ui {

void SimulationEditor::close() {
  *this = SimulationEditor();
}

void SimulationEditor::open(const sim::Scenario& scenario) {
  close();
  m_is_open = true;
  m_draft = sim::scenario_json(scenario);
  check();
}

void SimulationEditor::check() {
  m_checked = m_draft;
  auto read = sim::scenario_of(m_draft);
  m_errors = read ? sim::ScenarioErrors() : read.error();
  m_scenario = read ? std::optional(std::move(*read)) : std::nullopt;
}

std::optional<sim::Scenario> SimulationEditor::draw(Look& look) {
  if (!m_is_open) return std::nullopt;
  auto changed = draw_open(look);
  gap(16);
  return changed;
}

std::optional<sim::Scenario> SimulationEditor::draw_open(Look& look) {
  const Card card(look);
  card_header(look, words::edit_title, words::edit_sentence);
  const size_t before = m_view;
  segments(look, words::edit_as, m_view, {words::edit_form, words::edit_json});
  if (m_view != before) {
    m_text = base::write_json(m_draft, 2);
    check();  // what was no JSON is left behind
  }
  gap(16);
  if (m_view == 0) {
    m_form.draw(look, m_draft, m_errors);
    if (m_draft != m_checked) check();
  } else {
    draw_json(look);
  }
  if (!m_errors.empty()) {
    gap(16);
    draw_scenario_errors(look, words::edit_field, m_errors);
  }
  gap(16);
  const bool runs = button(look, "run", words::edit_run,
                           {.kind = ButtonKind::primary,
                            .icon = icon_play,
                            .enabled = m_scenario ? Enabled::yes : Enabled::no});
  same_line(8);
  if (button(look, "discard", words::edit_discard, {.kind = ButtonKind::quiet})) {
    close();
    return std::nullopt;
  }
  return runs ? m_scenario : std::nullopt;
}

void SimulationEditor::draw_json(Look& look) {
  const bool changed =
      text_field(look, "scenario", m_text,
                 {.label = words::edit_field, .typeface = Typeface::mono, .lines = 24})
          .changed;
  if (!changed) return;
  if (auto json = base::parse_json(m_text); json && json->is_object()) {
    m_draft = std::move(*json);
    return check();
  }
  // What is no JSON is not taken over into the form.
  const auto read = sim::read_scenario(m_text);
  if (!read) m_errors = read.error();
  m_scenario.reset();
}

}  // namespace ui
