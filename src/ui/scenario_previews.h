// What scenarios do to the token endpoint and the APIs, each from a run of its own: made bit by bit
// between the frames of the dashboard, and kept for the page's life.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/simulation.h"
#include "ui/platform.h"

namespace ui {

struct ScenarioPreview {
  base::Time start{}, end{};
  std::vector<sim::Snapshot> snapshots;
  std::vector<sim::Marker> markers;
  uint64_t peak_requests_per_second = 0;
  base::Time peak_at{};

  const sim::Counts& total() const { return snapshots.back().total; }
};

class ScenarioPreviews {
 public:
  // Nothing until it is there.
  const ScenarioPreview* find(const std::string& id) const;
  // What is in sight, and so is to be made; asked for anew in each frame.
  void want(const std::string& id, const sim::Scenario& scenario);
  // Once a frame, after what was wanted: works for a part of a frame, by that clock. False when
  // there was nothing to do: otherwise another frame shows what was made, or goes on.
  bool advance(const std::vector<std::string>& signing_keys, const Platform& clock);

 private:
  bool begin(const std::vector<std::string>& signing_keys);
  void finish();

  std::map<std::string, ScenarioPreview> m_made;  // empty where the scenario cannot be run
  std::vector<std::pair<std::string, const sim::Scenario*>> m_wanted;
  std::string m_under_way;
  std::unique_ptr<sim::Simulation> m_simulation;
};

}  // namespace ui
