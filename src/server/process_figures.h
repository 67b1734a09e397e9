// What the operating system says of this process.
#pragma once

#include <cstdint>

namespace server {

struct ProcessFigures {
  double cpu_seconds = 0;
  double started_at_seconds = 0;  // Unix time
  uint64_t resident_octets = 0;
  uint64_t open_descriptors = 0;
};

ProcessFigures process_figures();

}  // namespace server
