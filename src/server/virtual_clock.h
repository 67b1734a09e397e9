// A clock for tests of clients: it runs from where it was put, or stands still.
#pragma once

#include <mutex>
#include <optional>

#include "base/time.h"

namespace server {

// Any thread.
class VirtualClock : public base::Clock {
 public:
  // The clock that it runs with must outlive it.
  explicit VirtualClock(const base::Clock& running) : m_running(running), m_now(running.now()) {}

  base::Time now() const override;
  bool is_frozen() const;

  // One move, all at once: to that time, then on by so much, and stands still or runs afterwards
  // (nothing: as before). False, with nothing changed: time would run backwards, which what a
  // tenant keeps could not bear, or beyond the year 9999.
  enum class Pace { frozen, running };
  struct Move {
    std::optional<base::Time> to;
    std::chrono::milliseconds by{0};
    std::optional<Pace> pace;
  };
  bool move(const Move& move);

 private:
  base::Time now_locked() const;

  const base::Clock& m_running;
  mutable std::mutex m_mutex;
  base::Time m_now;                          // when it stands still, else when it last began to run
  std::optional<base::Time> m_since{m_now};  // of the running clock, nothing: it stands still
};

}  // namespace server
