#include "ui/heat_map.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/canvas.h"
#include "ui/theme.h"

namespace ui {

namespace {

constexpr float gap_pixels = 2, radius_pixels = 3;

ImVec2 cell_size(ImVec2 min, ImVec2 max, const HeatMap& map) {
  return {(max.x - min.x) / static_cast<float>(std::max<size_t>(map.days.size(), 1)),
          (max.y - min.y) / heat_map_hours};
}

std::optional<HeatMapCell> cell_at(ImVec2 min, ImVec2 max, const HeatMap& map, ImVec2 point) {
  const ImVec2 size = cell_size(min, max, map);
  const HeatMapCell cell{static_cast<int>(std::floor((point.x - min.x) / size.x)),
                         static_cast<int>(std::floor((point.y - min.y) / size.y))};
  const bool inside = cell.day >= 0 && cell.day < static_cast<int>(map.days.size()) &&
                      cell.hour >= 0 && cell.hour < heat_map_hours;
  return inside ? std::optional(cell) : std::nullopt;
}

HeatMapPaint heat_map_paint(ImVec2 min, ImVec2 max, const HeatMap& map,
                            const HeatMapColours& colours) {
  HeatMapPaint paint;
  paint.x = min.x, paint.y = min.y;
  paint.width = max.x - min.x, paint.height = max.y - min.y;
  paint.days = static_cast<int>(map.days.size());
  paint.gap = gap_pixels, paint.radius = radius_pixels;
  paint.first_future_cell = map.hours_begun;
  uint64_t most = 0;
  for (const auto& day : map.days) most = std::max(most, *std::max_element(day.begin(), day.end()));
  for (int day = 0; day < paint.days; ++day)
    for (int hour = 0; hour < heat_map_hours; ++hour)
      paint.levels[static_cast<size_t>(day * heat_map_hours + hour)] =
          heat_level(map.days[static_cast<size_t>(day)][static_cast<size_t>(hour)], most);
  paint.empty = colours.empty, paint.low = colours.low, paint.high = colours.high;
  paint.future = colours.future, paint.outline = colours.outline;
  return paint;
}

void draw_rectangles(ImDrawList& list, const HeatMapPaint& paint) {
  const ImVec2 size(paint.width / static_cast<float>(paint.days), paint.height / heat_map_hours);
  for (int index = 0; index < paint.days * heat_map_hours; ++index) {
    const ImVec2 corner(paint.x + size.x * static_cast<float>(index / heat_map_hours),
                        paint.y + size.y * static_cast<float>(index % heat_map_hours));
    const ImVec2 low(corner.x + paint.gap / 2, corner.y + paint.gap / 2);
    const ImVec2 high(corner.x + size.x - paint.gap / 2, corner.y + size.y - paint.gap / 2);
    const int level = paint.levels[static_cast<size_t>(index)];
    ImU32 colour =
        level ? mix(paint.low, paint.high, static_cast<float>(level) / 255) : paint.empty;
    if (index >= paint.first_future_cell) colour = paint.future;
    list.AddRectFilled(low, high, colour, paint.radius);
    if (index == paint.hovered_cell) list.AddRect(low, high, paint.outline, paint.radius, 0, 1.5f);
  }
}

}  // namespace

uint8_t heat_level(uint64_t count, uint64_t most) {
  if (count == 0 || most == 0) return 0;
  const double share =
      std::log1p(static_cast<double>(count)) / std::log1p(static_cast<double>(most));
  return static_cast<uint8_t>(std::clamp(std::lround(share * 255), 40L, 255L));
}

void heat_map_cell_rect(ImVec2 min, ImVec2 max, const HeatMap& map, HeatMapCell cell,
                        ImVec2& cell_min, ImVec2& cell_max) {
  const ImVec2 size = cell_size(min, max, map);
  cell_min = {min.x + size.x * static_cast<float>(cell.day),
              min.y + size.y * static_cast<float>(cell.hour)};
  cell_max = {cell_min.x + size.x, cell_min.y + size.y};
}

std::optional<HeatMapCell> draw_calendar_heat_map(ImVec2 min, ImVec2 max, const HeatMap& map,
                                                  const HeatMapColours& colours) {
  if (map.days.empty() || map.days.size() > heat_map_days_max) return std::nullopt;
  HeatMapPaint paint = heat_map_paint(min, max, map, colours);
  std::optional<HeatMapCell> hovered;
  if (ImGui::IsWindowHovered() || ImGui::IsItemHovered())
    hovered = cell_at(min, max, map, ImGui::GetIO().MousePos);
  if (hovered) paint.hovered_cell = hovered->day * heat_map_hours + hovered->hour;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  Renderer* renderer = current_renderer();
  if (!renderer || !renderer->add_heat_map(list, paint)) draw_rectangles(list, paint);
  return hovered;
}

}  // namespace ui
