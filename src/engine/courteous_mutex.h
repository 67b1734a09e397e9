// A mutex whose holder can let those who wait have it first, in the middle of long work.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>

namespace engine {

class CourteousMutex {
 public:
  void lock() {
    m_waiting.fetch_add(1, std::memory_order_relaxed);
    take_in_turn();
    m_waiting.fetch_sub(1, std::memory_order_relaxed);
  }
  void unlock() { m_mutex.unlock(); }

  // For its holder, who has it again afterwards: one who waits has had his turn, others may have,
  // and what it guards may have changed.
  void give_way() {
    if (m_waiting.load(std::memory_order_relaxed) == 0) return;
    unlock();
    take_in_turn();
  }

 private:
  // Whoever lets go of a mutex and takes it at once has it before those who must wake up. So the
  // next one holds the turn while he waits, and who gives way comes behind him.
  void take_in_turn() {
    const std::lock_guard turn(m_turn);
    m_mutex.lock();
  }

  std::mutex m_turn, m_mutex;
  std::atomic<uint32_t> m_waiting = 0;
};

}  // namespace engine
