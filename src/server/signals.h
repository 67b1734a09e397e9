// What the operator tells a running process.
#pragma once

#include <chrono>
#include <csignal>

namespace server {

class Signals {
 public:
  enum class Reload { by_hangup, never };  // never: SIGHUP ends the process, as it is used to

  // Keeps the signals from every thread that starts after this.
  explicit Signals(Reload reload);

  enum class Wish { stop, reload };
  Wish wait() const;
  // Waits, but not longer than until the next wish to stop.
  void wait_for(std::chrono::milliseconds time) const;
  // The next signal to stop ends the process at once.
  void let_go() const;

 private:
  sigset_t m_signals;
};

}  // namespace server
