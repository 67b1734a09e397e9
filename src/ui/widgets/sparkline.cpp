#include "ui/widgets/sparkline.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets/series_line.h"

namespace ui {
namespace {

constexpr float strip_height = 3, happening_radius = 3;

}  // namespace

void draw_sparkline(Look& look, const Box& box, const Sparkline& what) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Palette& p = look.colours();
  const Box plot{{box.min.x, box.min.y + 2 * happening_radius},
                 {box.max.x, box.max.y - strip_height - 2}};
  const auto x = [&](float part) { return plot.min.x + part * plot.width(); };
  const auto begin = [&](size_t at) { return at == 0 ? 0.0f : what.ends[at - 1]; };
  uint64_t most = 1;
  for (const auto& line : what.lines) {
    for (const uint64_t value : line.values) most = std::max(most, value);
  }
  for (const float mark : what.marks) {
    const float at = std::floor(x(mark)) + 0.5f;
    list->AddLine({at, plot.min.y}, {at, plot.max.y}, faded(p.warn, 0.6f));
    list->AddCircleFilled({at, box.min.y + happening_radius}, happening_radius, p.warn);
  }
  for (const auto& line : what.lines) {
    SeriesLine drawn{.points = {}, .colour = line.colour, .thickness = 1.5f};
    const size_t count = std::min(what.ends.size(), line.values.size());
    for (size_t at = 0; at < count; ++at) {
      const float part = static_cast<float>(line.values[at]) / static_cast<float>(most);
      drawn.points.push_back(
          {x((begin(at) + what.ends[at]) / 2), plot.max.y - part * plot.height()});
    }
    draw_series_line(plot, drawn);
  }
  list->AddRectFilled({box.min.x, box.max.y - strip_height}, box.max, p.raised);
  for (size_t at = 0; at < std::min(what.ends.size(), what.failed.size()); ++at) {
    if (!what.failed[at]) continue;
    const float left = x(begin(at));
    list->AddRectFilled({left, box.max.y - strip_height},
                        {std::max(left + 1, x(what.ends[at])), box.max.y}, p.bad);
  }
}

}  // namespace ui
