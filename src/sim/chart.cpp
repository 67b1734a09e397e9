#include "sim/chart.h"

#include <algorithm>

#include "base/number_text.h"
#include "sim/chance.h"

namespace sim {

namespace {

constexpr int64_t width = 960, height = 260, left = 70, right = 12, top = 26, bottom = 34;
constexpr int64_t plot_width = width - left - right, plot_height = height - top - bottom;
constexpr int lines = 4, labels = 6;

// The next of 1, 2, 5, 10, 20 … times `lines`.
uint64_t scale_of(uint64_t most) {
  uint64_t unit = 1;
  while (true) {
    for (const uint64_t factor : {1, 2, 5}) {
      if (unit * factor * lines >= most) return unit * factor * lines;
    }
    unit *= 10;
  }
}

std::string at(int64_t x, int64_t y) {
  return std::to_string(x) + ',' + std::to_string(y);
}

class Drawing {
 public:
  explicit Drawing(const Chart& chart) : m_chart(chart) {
    uint64_t most = 1;
    for (const ChartSeries& series : chart.series) {
      for (const uint64_t value : series.values) most = std::max(most, value);
    }
    m_scale = scale_of(most);
    m_from = chart.times.front();
    m_length = std::max<int64_t>(1, (chart.times.back() - m_from).count());
  }

  std::string draw() {
    m_text = "<svg viewBox=\"0 0 " + std::to_string(width) + ' ' + std::to_string(height) +
             "\" role=\"img\"><title>" + html_text(m_chart.title) + "</title>";
    draw_grid();
    for (const ChartSeries& series : m_chart.series) draw(series);
    for (size_t number = 0; number < m_chart.markers.size(); ++number) draw_marker(number);
    return m_text + "</svg>";
  }

 private:
  int64_t x_of(base::Time time) const {
    return left + (time - m_from).count() * plot_width / m_length;
  }
  int64_t y_of(uint64_t value) const {
    return top + plot_height -
           static_cast<int64_t>(scaled(value, static_cast<uint64_t>(plot_height), m_scale));
  }
  void label(int64_t x, int64_t y, const char* css_class, const std::string& text) {
    m_text += "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" class=\"" +
              css_class + "\">" + html_text(text) + "</text>";
  }

  void draw_grid() {
    for (int line = 0; line <= lines; ++line) {
      const uint64_t value = m_scale / lines * static_cast<uint64_t>(line);
      const int64_t y = y_of(value);
      m_text +=
          "<path class=\"grid\" d=\"M" + at(left, y) + 'H' + std::to_string(width - right) + "\"/>";
      label(left - 8, y + 4, "end", base::grouped(value));
    }
    const bool has_days = m_length > 3 * 86'400'000;
    for (int number = 0; number <= labels; ++number) {
      const base::Time time = m_from + Milliseconds(m_length * number / labels);
      const std::string iso = base::to_iso(time);
      const bool is_short = m_length < 600'000;
      label(x_of(time), height - 12,
            number == 0        ? "start"
            : number == labels ? "end"
                               : "middle",
            has_days   ? iso.substr(5, 5)
            : is_short ? iso.substr(11, 8)
                       : iso.substr(11, 5));
    }
  }

  void draw(const ChartSeries& series) {
    std::string line;
    for (size_t place = 0; place < series.values.size(); ++place) {
      line += (place == 0 ? "M" : "L") + at(x_of(m_chart.times[place]), y_of(series.values[place]));
    }
    const std::string floor = std::to_string(top + plot_height);
    m_text += "<path class=\"area " + series.css_class + "\" d=\"" + line + 'V' + floor + 'H' +
              std::to_string(left) + "Z\"/><path class=\"line " + series.css_class + "\" d=\"" +
              line + "\"/>";
  }

  void draw_marker(size_t number) {
    const Marker& marker = m_chart.markers[number];
    const int64_t x = x_of(marker.at);
    if (x < 0 || x > width) return;  // the series begin later
    m_text += "<g><title>" + html_text(marker.text) + "</title><path class=\"marker\" d=\"M" +
              at(x, top - 6) + 'V' + std::to_string(top + plot_height) + "\"/>";
    m_text += "<circle class=\"marker\" cx=\"" + std::to_string(x) + "\" cy=\"" +
              std::to_string(top - 12) + "\" r=\"9\"/>";
    label(x, top - 8, "marker", std::to_string(number + 1));
    m_text += "</g>";
  }

  const Chart& m_chart;
  uint64_t m_scale = 1;
  base::Time m_from;
  int64_t m_length = 1;
  std::string m_text;
};

}  // namespace

std::string chart_svg(const Chart& chart) {
  return chart.times.size() < 2 ? std::string() : Drawing(chart).draw();
}

std::string html_text(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    switch (letter) {
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '&':
        escaped += "&amp;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += letter;
    }
  }
  return escaped;
}

}  // namespace sim
