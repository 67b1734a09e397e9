// The calendar heat map of Usage: days from left to right, hours from top to bottom.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "imgui.h"

namespace ui {

struct HeatMap {
  std::vector<std::array<uint64_t, 24>> days;  // 28..31 of them
  // Hours from the start of the month that have begun: later cells are drawn as not yet come.
  int hours_begun = 0;
};

struct HeatMapColours {
  ImU32 empty, low, high, future, outline;
};

struct HeatMapCell {
  int day = 0, hour = 0;  // both from 0
  bool operator==(const HeatMapCell&) const = default;
};

// Draws into the current window's list; the rectangle is the caller's item. By the shader where
// there is a GPU, by plain rectangles elsewhere. Gives the cell under the mouse when the item is
// hovered.
std::optional<HeatMapCell> draw_calendar_heat_map(ImVec2 min, ImVec2 max, const HeatMap& map,
                                                  const HeatMapColours& colours);

// The rectangle of one cell, to place axis labels beside.
void heat_map_cell_rect(ImVec2 min, ImVec2 max, const HeatMap& map, HeatMapCell cell,
                        ImVec2& cell_min, ImVec2& cell_max);

// 0..255 on a logarithmic scale: one token is already seen beside thousands.
uint8_t heat_level(uint64_t count, uint64_t most);

}  // namespace ui
