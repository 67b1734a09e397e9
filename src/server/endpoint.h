// What a request is for, by its path: for routing and for counting.
#pragma once

#include <cstddef>
#include <string_view>

namespace server {

enum class Endpoint {
  token,
  introspection,
  revocation,
  keys,
  discovery,
  management,
  administration,
  operation,  // /healthz, /readyz, /metrics
  page,
  broken  // what is not HTTP, or too much of it
};
inline constexpr size_t endpoint_count = 10;

Endpoint endpoint_of(std::string_view path);
// As the metrics and the log call it.
std::string_view name(Endpoint endpoint);
// Whether the tenant's engine answers it.
bool is_for_engine(Endpoint endpoint);

}  // namespace server
