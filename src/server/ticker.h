// Calls for maintenance once a second on a thread of its own, so that making a key holds no request
// up.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace server {

class Ticker {
 public:
  // The first call comes at once.
  explicit Ticker(std::function<void()> tick);
  // Waits for a call that is under way.
  ~Ticker();

 private:
  void run();

  std::function<void()> m_tick;
  std::mutex m_mutex;
  std::condition_variable m_stopped;
  bool m_is_stopping = false;
  std::thread m_thread;
};

}  // namespace server
