#include "server/ticker.h"

#include <spdlog/spdlog.h>

namespace server {

Ticker::Ticker(std::function<void()> tick) : m_tick(std::move(tick)) {
  m_thread = std::thread([this] { run(); });
}

Ticker::~Ticker() {
  {
    const std::lock_guard lock(m_mutex);
    m_is_stopping = true;
  }
  m_stopped.notify_one();
  m_thread.join();
}

void Ticker::run() {
  std::unique_lock lock(m_mutex);
  while (!m_is_stopping) {
    lock.unlock();
    try {
      m_tick();
    } catch (const std::exception& exception) {
      spdlog::error("Maintenance failed: {}", exception.what());
    }
    lock.lock();
    m_stopped.wait_for(lock, std::chrono::seconds(1), [this] { return m_is_stopping; });
  }
}

}  // namespace server
