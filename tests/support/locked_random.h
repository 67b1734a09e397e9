// Chance for several threads.
#pragma once

#include <mutex>

#include "base/chance.h"

namespace test_support {

class LockedRandom : public base::Random {
 public:
  void fill(void* octets, size_t size) override {
    const std::lock_guard lock(m_mutex);
    m_random.fill(octets, size);
  }

 private:
  std::mutex m_mutex;
  base::SeededRandom m_random{7};
};

}  // namespace test_support
