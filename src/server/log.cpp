#include "server/log.h"

#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <memory>

#include "base/system_clock.h"

namespace server {

namespace {

thread_local const base::Json* fields_of_thread = nullptr;

// Loggers outlive what they were given, also at the process's end.
const base::SystemClock system_clock;
std::atomic<const base::Clock*> clock_of_lines{&system_clock};

std::string_view name_of(spdlog::level::level_enum level) {
  switch (level) {
    case spdlog::level::trace:
    case spdlog::level::debug:
      return "debug";
    case spdlog::level::info:
      return "info";
    case spdlog::level::warn:
      return "warning";
    case spdlog::level::err:
      return "error";
    case spdlog::level::critical:
      return "critical";
    case spdlog::level::off:
    case spdlog::level::n_levels:
      break;
  }
  return "";
}

// What came from outside must not begin a line of its own, nor move a terminal's cursor.
void append_printable(std::string& line, std::string_view text) {
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    line += octet < 0x20 || octet == 0x7F ? '?' : c;
  }
}

class LineFormatter : public spdlog::formatter {
 public:
  explicit LineFormatter(LogFormat format) : m_format(format) {}

  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& buffer) override {
    const std::string time = base::to_iso(clock_of_lines.load()->now());
    const std::string_view text{message.payload.data(), message.payload.size()};
    const std::string line = m_format == LogFormat::json ? json_line(time, message.level, text)
                                                         : text_line(time, message.level, text);
    buffer.append(line.data(), line.data() + line.size());
  }
  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<LineFormatter>(m_format);
  }

 private:
  static std::string json_line(const std::string& time, spdlog::level::level_enum level,
                               std::string_view text) {
    base::Json line = {{"time", time}, {"level", name_of(level)}, {"message", text}};
    if (fields_of_thread) line.update(*fields_of_thread);
    return base::write_json(line) + '\n';
  }
  static std::string text_line(const std::string& time, spdlog::level::level_enum level,
                               std::string_view text) {
    std::string line = time + ' ';
    line += name_of(level);
    line += ' ';
    append_printable(line, text);
    if (fields_of_thread) {
      for (const auto& [name, value] : fields_of_thread->items()) {
        line += ' ' + name + '=';
        const std::string shown = value.is_string() ? value.get<std::string>() : "";
        const bool is_plain = !shown.empty() && shown.find_first_of(" \"=") == std::string::npos;
        append_printable(line, is_plain ? shown : base::write_json(value));
      }
    }
    return line + '\n';
  }

  LogFormat m_format;
};

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
    case LogLevel::off:
      return spdlog::level::off;
  }
  return spdlog::level::info;
}

}  // namespace

std::optional<LogFormat> log_format_from(std::string_view text) {
  if (text == "text") return LogFormat::text;
  if (text == "json") return LogFormat::json;
  return std::nullopt;
}

std::optional<LogLevel> log_level_from(std::string_view text) {
  constexpr std::pair<std::string_view, LogLevel> levels[] = {{"debug", LogLevel::debug},
                                                              {"info", LogLevel::info},
                                                              {"warning", LogLevel::warning},
                                                              {"error", LogLevel::error},
                                                              {"off", LogLevel::off}};
  for (const auto& [name, level] : levels) {
    if (text == name) return level;
  }
  return std::nullopt;
}

Log::Log(LogFormat format, LogLevel level, const base::Clock& clock) {
  clock_of_lines = &clock;
  const auto logger = std::make_shared<spdlog::logger>(
      "tallygate", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_formatter(std::make_unique<LineFormatter>(format));
  logger->set_level(spdlog_level(level));
  spdlog::set_default_logger(logger);
}

Log::~Log() {
  clock_of_lines = &system_clock;
}

LogFields::LogFields(base::Json fields) : m_fields(std::move(fields)), m_outer(fields_of_thread) {
  if (m_outer) {
    base::Json all = *m_outer;
    all.update(m_fields);
    m_fields = std::move(all);
  }
  fields_of_thread = &m_fields;
}

LogFields::~LogFields() {
  fields_of_thread = m_outer;
}

}  // namespace server
