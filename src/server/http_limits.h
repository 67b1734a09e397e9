// What a connection may ask of us.
#pragma once

#include <chrono>
#include <cstdint>

namespace server {

struct HttpLimits {
  uint32_t header_octets_max = 32 * 1024;
  uint64_t body_octets_max = 1024 * 1024;
  // From the end of one response to the end of the next request, and for each response.
  std::chrono::milliseconds idle_time_max = std::chrono::seconds(60);
  // For what is under way when the server stops.
  std::chrono::milliseconds drain_time_max = std::chrono::seconds(5);
};

}  // namespace server
