// A clock for tests of clients: it runs from where it was put, or stands still.
#pragma once

#include <mutex>

#include "base/movable_clock.h"

namespace server {

// base::MovableClock for any thread.
class VirtualClock : public base::Clock {
 public:
  // The clock that it runs with must outlive it.
  explicit VirtualClock(const base::Clock& running) : m_clock(running) {}

  base::Time now() const override;
  bool move(const base::MovableClock::Move& move);
  // As clock_text() says it.
  std::string text() const;

 private:
  mutable std::mutex m_mutex;
  base::MovableClock m_clock;
};

}  // namespace server
