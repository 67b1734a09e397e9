#include "server/signals.h"

#include <pthread.h>

namespace server {

Signals::Signals(Reload reload) {
  sigemptyset(&m_signals);
  sigaddset(&m_signals, SIGINT);
  sigaddset(&m_signals, SIGTERM);
  if (reload == Reload::by_hangup) sigaddset(&m_signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
}

Signals::Wish Signals::wait() const {
  int signal = 0;
  while (sigwait(&m_signals, &signal) != 0) continue;
  return signal == SIGHUP ? Wish::reload : Wish::stop;
}

void Signals::wait_for(std::chrono::milliseconds time) const {
  const auto end = std::chrono::steady_clock::now() + time;
  for (auto left = time; left.count() > 0; left = std::chrono::ceil<std::chrono::milliseconds>(
                                               end - std::chrono::steady_clock::now())) {
    const timespec wait{.tv_sec = left.count() / 1000, .tv_nsec = left.count() % 1000 * 1'000'000};
    const int signal = sigtimedwait(&m_signals, nullptr, &wait);
    if (signal == SIGINT || signal == SIGTERM) return;
  }
}

void Signals::let_go() const {
  pthread_sigmask(SIG_UNBLOCK, &m_signals, nullptr);
}

}  // namespace server
