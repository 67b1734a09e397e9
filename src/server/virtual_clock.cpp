#include "server/virtual_clock.h"

#include <algorithm>

namespace server {

namespace {

const base::Time last_moment = base::start_of_day(base::Date{9999, 12, 31});

}  // namespace

base::Time VirtualClock::now() const {
  const std::lock_guard lock(m_mutex);
  return now_locked();
}

bool VirtualClock::is_frozen() const {
  const std::lock_guard lock(m_mutex);
  return !m_since;
}

bool VirtualClock::move(const Move& move) {
  const std::lock_guard lock(m_mutex);
  const base::Time before = now_locked();
  const base::Time from = move.to.value_or(before);
  if (from < before || from > last_moment || move.by.count() < 0 || move.by > last_moment - from) {
    return false;
  }
  const bool stands = move.pace ? *move.pace == Pace::frozen : !m_since;
  m_now = from + move.by;
  m_since = stands ? std::nullopt : std::optional(m_running.now());
  return true;
}

// The running clock may be set back; this one then waits.
base::Time VirtualClock::now_locked() const {
  if (!m_since) return m_now;
  return m_now + std::max(m_running.now() - *m_since, std::chrono::milliseconds(0));
}

}  // namespace server
