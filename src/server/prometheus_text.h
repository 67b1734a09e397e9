// Prometheus' text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/histogram.h"

namespace server {

class PrometheusText {
 public:
  using Labels = std::vector<std::pair<std::string_view, std::string_view>>;
  enum class Kind { counter, gauge, histogram };

  // Begins a metric; its samples follow.
  void metric(std::string_view name, Kind kind, std::string_view help);
  void sample(const Labels& labels, uint64_t value);
  void sample(const Labels& labels, double value);
  void sample(const Labels& labels, const Histogram::Values& values);

  const std::string& text() const { return m_text; }

 private:
  void line(std::string_view suffix, const Labels& labels, std::string_view bound,
            std::string_view value);

  std::string m_text;
  std::string m_name;
};

}  // namespace server
