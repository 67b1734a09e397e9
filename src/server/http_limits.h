// What a connection may ask of us.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace server {

struct HttpLimits {
  uint32_t header_octets_max = 32 * 1024;
  uint64_t body_octets_max = 1024 * 1024;
  // Of a request that carries_document() says brings a whole tenant.
  uint64_t document_octets_max = 64 * 1024 * 1024;
  std::function<bool(std::string_view target, std::string_view authorization)> carries_document;
  // From the first octet of a request to the end of its header section, from there to the end of
  // its body, and for a TLS handshake that of a header.
  std::chrono::milliseconds header_time_max = std::chrono::seconds(10);
  std::chrono::milliseconds body_time_max = std::chrono::seconds(30);
  // Until the first octet of the next request, and for each response.
  std::chrono::milliseconds idle_time_max = std::chrono::seconds(60);
  // Open at one time, of all workers together.
  size_t connections_max = 10'000;
  // Of one peer; a trusted proxy stands for many.
  size_t connections_per_address_max = 1'000;
  std::set<std::string, std::less<>> addresses_for_many;
  // For what is under way when the server stops.
  std::chrono::milliseconds drain_time_max = std::chrono::seconds(5);
};

}  // namespace server
