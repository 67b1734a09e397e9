// A clock that shows another one's time until it is moved: then it is ahead of it, or stands still.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace base {

// One thread at a time.
class MovableClock : public Clock {
 public:
  // The clock that it runs with must outlive it.
  explicit MovableClock(const Clock& running) : m_running(running) {}

  Time now() const override;
  bool is_frozen() const { return m_frozen_at.has_value(); }
  // It shows what the running clock shows.
  bool is_live() const { return !m_frozen_at && m_ahead.count() == 0; }
  // It would not run backwards by showing the running clock's time.
  bool can_be_live() const { return m_running.now() >= now(); }

  // One move, all at once: to that time, then on by so much, and stands still, runs, or shows the
  // running clock's time afterwards (nothing: as before). False, with nothing changed: time would
  // run backwards, which what a tenant keeps could not bear, or beyond the year 9999.
  enum class Pace { frozen, running, live };
  struct Move {
    std::optional<Time> to;
    std::chrono::milliseconds by{0};
    std::optional<Pace> pace;
  };
  bool move(const Move& move);

  // How it stands, for whoever makes it anew later with the same running clock: "" while it is
  // live. What cannot be read leaves it as it is.
  std::string state() const;
  void restore(std::string_view state);

 private:
  const Clock& m_running;
  std::chrono::milliseconds m_ahead{0};
  std::optional<Time> m_frozen_at;
  // The running clock may be set back; this one then waits.
  mutable Time m_latest{};
};

// What a request to move a clock says: an object of one or more of "set" (a time), "advance"
// (seconds), and one of "freeze" and "resume" (true); or "live" (true) alone. Nothing: it is no
// such move.
std::optional<MovableClock::Move> clock_move_of(std::string_view json);
// {"now": …, "is_frozen": …, "is_live": …, "can_be_live": …}
std::string clock_text(const MovableClock& clock);

}  // namespace base
