// How many writes the next commit waits for, and how long at most. A commit costs the same for one
// write as for many, and those who were let go together come back together. Nobody who comes alone
// waits.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace storage {

class Gathering {
 public:
  // Short: after a group of several the next is as large, or a few milliseconds have passed. Long:
  // now and then it waits for more than there were, to find out whether there are more; for many it
  // waits longer than for few, since those who are many wait for a processor besides.
  enum class Patience { short_, long_ };
  explicit Gathering(Patience patience) : m_patience(patience) {}

  // 1: the first that comes is committed at once.
  uint64_t aim() const { return m_aim; }
  std::chrono::milliseconds time_max() const {
    if (m_patience == Patience::short_) return std::chrono::milliseconds(8);
    return std::chrono::milliseconds(std::max<uint64_t>(40, 5 * m_aim / 2));
  }

  void note_group(uint64_t size) {
    if (m_patience == Patience::short_) {
      m_aim = size < writes_min ? 1 : std::min(size, writes_max);
      return;
    }
    if (size < m_aim) return note_shortage(size);
    if (m_is_attempt) m_groups_between_attempts = 1;
    m_is_attempt = false;
    if (size == 1 || ++m_groups < m_groups_between_attempts) return;
    m_aim = std::min(size + size / 4 + 1, writes_max);
    m_is_attempt = m_aim > size;
    m_groups = 0;
  }

 private:
  // The time was over.
  void note_shortage(uint64_t size) {
    if (m_is_attempt) {
      // The next attempt to find more of them is later and later.
      m_groups_between_attempts = std::min<uint64_t>(2 * m_groups_between_attempts, 64);
    }
    // Some that were late once come again; of many that are missing nobody does.
    m_aim = m_is_attempt || size < m_aim / 2 ? size : size + (m_aim - size) / 2;
    m_groups = 0;
    m_is_attempt = false;
  }

  static constexpr uint64_t writes_min = 4, writes_max = 32;
  Patience m_patience;
  uint64_t m_aim = 1;
  uint64_t m_groups = 0, m_groups_between_attempts = 1;
  bool m_is_attempt = false;
};

}  // namespace storage
