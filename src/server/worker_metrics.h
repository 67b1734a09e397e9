// What one worker counts. Each has its own, so that none waits for another's cache line; whoever
// asks adds them up.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "server/endpoint.h"
#include "server/histogram.h"

namespace server {

// Of an answer, by its status.
enum class RequestOutcome { success, refused, limited, failed };
inline constexpr size_t request_outcome_count = 4;

inline RequestOutcome outcome_of(int status) {
  if (status == 429) return RequestOutcome::limited;
  if (status >= 500) return RequestOutcome::failed;
  return status >= 400 ? RequestOutcome::refused : RequestOutcome::success;
}

struct WorkerMetrics {
  using Counter = std::atomic<uint64_t>;

  // From a request read to its response ready to leave.
  void count_request(Endpoint endpoint, int status, std::chrono::nanoseconds time) {
    const auto place = static_cast<size_t>(endpoint);
    requests[place][static_cast<size_t>(outcome_of(status))].fetch_add(1,
                                                                       std::memory_order_relaxed);
    times[place].observe(time);
  }

  std::array<std::array<Counter, request_outcome_count>, endpoint_count> requests{};
  std::array<Histogram, endpoint_count> times;
  // How long answers waited for their write.
  Histogram store_waits;
  Counter connections_accepted{0}, connections_refused{0}, connections_closed{0};
};

}  // namespace server
