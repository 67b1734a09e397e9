#include "ui/scenario_previews.h"

#include <utility>

#include "ui/simulation_run.h"

namespace ui {
namespace {

// Of a frame, which is drawn for this alone: whoever scrolls meanwhile has the rest.
constexpr double preview_slice_seconds = 0.008;

}  // namespace

const ScenarioPreview* ScenarioPreviews::find(const std::string& id) const {
  const auto found = m_made.find(id);
  return found == m_made.end() || found->second.snapshots.empty() ? nullptr : &found->second;
}

void ScenarioPreviews::want(const std::string& id, const sim::Scenario& scenario) {
  if (!m_made.contains(id)) m_wanted.emplace_back(id, &scenario);
}

bool ScenarioPreviews::advance(const std::vector<std::string>& signing_keys,
                               const Platform& clock) {
  const double begun = clock.seconds();
  bool has_worked = false;
  // What was begun is ended, also when it is not in sight any more.
  while (clock.seconds() - begun < preview_slice_seconds && begin(signing_keys)) {
    has_worked = true;
    if (m_simulation && !m_simulation->run_to_end(work_at_once)) continue;
    finish();
  }
  m_wanted.clear();
  return has_worked;
}

// False when there is nothing to do.
bool ScenarioPreviews::begin(const std::vector<std::string>& signing_keys) {
  if (m_simulation) return true;
  while (!m_wanted.empty() && m_made.contains(m_wanted.front().first)) {
    m_wanted.erase(m_wanted.begin());
  }
  if (m_wanted.empty()) return false;
  m_under_way = m_wanted.front().first;
  sim::Options options;
  options.signing_keys = signing_keys;
  auto made = sim::Simulation::make(*m_wanted.front().second, std::move(options));
  if (made) m_simulation = std::move(*made);
  return true;
}

void ScenarioPreviews::finish() {
  ScenarioPreview& preview = m_made[m_under_way];
  if (!m_simulation) return;
  const sim::Scenario& scenario = m_simulation->scenario();
  preview.start = scenario.start;
  preview.end = scenario.start + scenario.duration;
  preview.snapshots = m_simulation->snapshots();
  preview.markers = m_simulation->markers();
  preview.peak_requests_per_second = m_simulation->peak_requests_per_second();
  preview.peak_at = m_simulation->peak_at();
  m_simulation.reset();
}

}  // namespace ui
