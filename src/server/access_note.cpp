#include "server/access_note.h"

#include <spdlog/spdlog.h>

#include "server/log.h"

namespace server {

void log_access(const AccessNote& note, int status, std::chrono::nanoseconds time) {
  base::Json fields = note.fields;
  fields["status"] = status;
  fields["duration_seconds"] = std::chrono::duration<double>(time).count();
  const LogFields of_line(std::move(fields));
  spdlog::log(
      note.importance == AccessNote::Importance::info ? spdlog::level::info : spdlog::level::debug,
      "Request");
}

}  // namespace server
