// Runs that came to their end since the page was loaded: any of them stands beside the one that is
// shown.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ui/look.h"
#include "ui/simulation_run.h"

namespace ui {

class SimulationRuns {
 public:
  // Another run is shown from now on, which is called `title`. `beside`: next to the one before.
  enum class Beside { nothing, last };
  void begin(std::string title, Beside beside);
  // Once a frame: what is shown is kept once it is over.
  void follow(const SimulationRun& run);
  // A chosen one and the one that is shown, in a card, when there is one to choose.
  void draw(Look& look, const SimulationRun& now);

 private:
  struct Kept {
    std::string title;
    std::vector<uint64_t> figures;  // of the table's rows
    std::vector<sim::Snapshot> snapshots;
    base::Time start{}, end{};
  };
  void draw_choice(Look& look);
  void draw_table(Look& look, const Kept& before, const SimulationRun& now);
  void draw_chart(Look& look, const Kept& before, const SimulationRun& now);

  std::vector<Kept> m_kept;  // the oldest first
  std::string m_title;
  bool m_is_kept = false;
  std::string m_chosen;  // a place in m_kept, or nothing
};

}  // namespace ui
