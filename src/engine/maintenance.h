// What tick() does beside keys: brings logs, marks and usage back into their retention.
#pragma once

#include "engine/state.h"

namespace engine {

class Maintenance {
 public:
  explicit Maintenance(State& state) : m_state(state) {}
  // One small step.
  void tick();

 private:
  State& m_state;
  base::Time m_usage_is_clean_until{};
};

}  // namespace engine
