// The operator's log: what the server itself has to say, as lines on standard error. Written by
// spdlog's functions; this gives the lines their form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/time.h"

namespace server {

enum class LogFormat { text, json };
enum class LogLevel { debug, info, warning, error, off };

std::optional<LogFormat> log_format_from(std::string_view text);
std::optional<LogLevel> log_level_from(std::string_view text);

// Gives the lines their form and the clock's times while it lives; one at a time.
//   text   2026-11-26T05:53:45.123Z info Stopping trace_id=4bf9…
//   json   {"time":"2026-11-26T05:53:45.123Z","level":"info","message":"Stopping","trace_id":…}
class Log {
 public:
  Log(LogFormat format, LogLevel level, const base::Clock& clock);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
};

// Adds members to the lines that this thread writes while it lives.
class LogFields {
 public:
  // `fields` is a JSON object.
  explicit LogFields(base::Json fields);
  ~LogFields();
  LogFields(const LogFields&) = delete;
  LogFields& operator=(const LogFields&) = delete;

 private:
  base::Json m_fields;
  const base::Json* m_outer;
};

}  // namespace server
