#include "server/prometheus_text.h"

#include <fmt/format.h>

namespace server {

namespace {

std::string_view word(PrometheusText::Kind kind) {
  switch (kind) {
    case PrometheusText::Kind::counter:
      return "counter";
    case PrometheusText::Kind::gauge:
      return "gauge";
    case PrometheusText::Kind::histogram:
      return "histogram";
  }
  return "";
}

void append_escaped(std::string& text, std::string_view value) {
  for (const char c : value) {
    if (c == '\\' || c == '"') text += '\\';
    if (c == '\n') {
      text += "\\n";
    } else {
      text += c;
    }
  }
}

void append_label(std::string& text, std::string_view name, std::string_view value) {
  text += text.ends_with('{') ? "" : ",";
  text += name;
  text += "=\"";
  append_escaped(text, value);
  text += '"';
}

}  // namespace

void PrometheusText::metric(std::string_view name, Kind kind, std::string_view help) {
  m_name = name;
  m_text += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, word(kind));
}

void PrometheusText::sample(const Labels& labels, uint64_t value) {
  line("", labels, "", std::to_string(value));
}

void PrometheusText::sample(const Labels& labels, double value) {
  line("", labels, "", fmt::format("{}", value));
}

void PrometheusText::sample(const Labels& labels, const Histogram::Values& values) {
  uint64_t count = 0;
  for (size_t at = 0; at < values.counts.size(); ++at) {
    count += values.counts[at];
    const bool is_last = at == histogram_bounds.size();
    line("_bucket", labels, is_last ? "+Inf" : fmt::format("{}", histogram_bounds[at]),
         std::to_string(count));
  }
  line("_sum", labels, "", fmt::format("{}", values.sum_seconds));
  line("_count", labels, "", std::to_string(count));
}

void PrometheusText::line(std::string_view suffix, const Labels& labels, std::string_view bound,
                          std::string_view value) {
  m_text += m_name;
  m_text += suffix;
  if (!labels.empty() || !bound.empty()) {
    m_text += '{';
    for (const auto& [name, label] : labels) append_label(m_text, name, label);
    if (!bound.empty()) append_label(m_text, "le", bound);
    m_text += '}';
  }
  m_text += ' ';
  m_text += value;
  m_text += '\n';
}

}  // namespace server
