// One line of the log about one request and its answer.
#pragma once

#include <chrono>
#include <string>

#include "base/json.h"

namespace server {

struct AccessNote {
  enum class Importance { info, debug };
  Importance importance = Importance::info;
  // What is known of the request: a JSON object. Nothing of its query, header section or body.
  base::Json fields;
};

void log_access(const AccessNote& note, int status, std::chrono::nanoseconds time);

}  // namespace server
