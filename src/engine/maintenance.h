// What tick() does beside keys: brings logs, marks and usage back into their retention, and forgets
// rates.
#pragma once

#include "engine/state.h"

namespace engine {

class Maintenance {
 public:
  explicit Maintenance(State& state) : m_state(state) {}
  // Each one small step; that of tick() needs the right to change the registry, so that one replica
  // does it for all.
  void tick();
  void forget_rates();

 private:
  State& m_state;
  base::Time m_usage_is_clean_until{};
};

}  // namespace engine
