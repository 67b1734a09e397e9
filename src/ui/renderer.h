// Who paints ImGui's draw lists: WebGL2 in the page (gl/), nobody in native tests.
#pragma once

#include <array>
#include <cstdint>

struct ImDrawData;
struct ImDrawList;

namespace ui {

inline constexpr int heat_map_days_max = 31;
inline constexpr int heat_map_hours = 24;

// One calendar heat map as its shader takes it. Distances in CSS pixels; colours as ImU32.
struct HeatMapPaint {
  float x = 0, y = 0, width = 0, height = 0;
  int days = 0;
  float gap = 2, radius = 2;
  int hovered_cell = -1;  // day * 24 + hour
  int first_future_cell = 0;
  std::array<uint8_t, heat_map_days_max * heat_map_hours> levels{};  // 0: none, 255: the most
  uint32_t empty = 0, low = 0, high = 0, future = 0, outline = 0;
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void render(ImDrawData& data) = 0;
  // Puts the heat map's own program into the list; false when this renderer has none.
  virtual bool add_heat_map(ImDrawList&, const HeatMapPaint&) { return false; }
};

}  // namespace ui
