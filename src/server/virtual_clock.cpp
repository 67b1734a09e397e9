#include "server/virtual_clock.h"

namespace server {

base::Time VirtualClock::now() const {
  const std::lock_guard lock(m_mutex);
  return m_clock.now();
}

bool VirtualClock::move(const base::MovableClock::Move& move) {
  const std::lock_guard lock(m_mutex);
  return m_clock.move(move);
}

std::string VirtualClock::text() const {
  const std::lock_guard lock(m_mutex);
  return base::clock_text(m_clock);
}

}  // namespace server
