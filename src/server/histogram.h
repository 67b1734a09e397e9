// Counts how long things take.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace server {

// In seconds; what takes longer than the last is counted all the same.
inline constexpr std::array histogram_bounds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                0.1,    0.25,  0.5,    1.0,   2.5,  10.0};

// Any thread; what one writes the others see soon, not at once.
class Histogram {
 public:
  void observe(std::chrono::nanoseconds time) {
    const double seconds = std::chrono::duration<double>(time).count();
    size_t at = 0;
    while (at < histogram_bounds.size() && seconds > histogram_bounds[at]) ++at;
    m_counts[at].fetch_add(1, std::memory_order_relaxed);
    m_nanoseconds.fetch_add(static_cast<uint64_t>(time.count()), std::memory_order_relaxed);
  }

  struct Values {
    std::array<uint64_t, histogram_bounds.size() + 1> counts{};  // each bucket by itself
    double sum_seconds = 0;
  };
  // Adds what this one counted.
  void add_to(Values& values) const {
    for (size_t at = 0; at < m_counts.size(); ++at) {
      values.counts[at] += m_counts[at].load(std::memory_order_relaxed);
    }
    values.sum_seconds += static_cast<double>(m_nanoseconds.load(std::memory_order_relaxed)) * 1e-9;
  }

 private:
  std::array<std::atomic<uint64_t>, histogram_bounds.size() + 1> m_counts{};
  std::atomic<uint64_t> m_nanoseconds{0};
};

}  // namespace server
