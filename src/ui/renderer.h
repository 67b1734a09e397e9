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

// What travels in the token-flow view: token requests and what became of them, then API calls.
enum class FlowKind { granted, limited, denied, unanswered, called, failed };
inline constexpr size_t flow_kinds = 6;
inline constexpr size_t flow_nodes_max = 8;  // at each side
// For each pair what was granted, called and failed; for each application what was refused.
inline constexpr size_t flow_ways_max = flow_nodes_max * flow_nodes_max * 3 + flow_nodes_max * 3;

// A way through the view, in CSS pixels. Marks go along it, level where they leave, turn or arrive.
struct FlowWay {
  float from_x = 0, from_y = 0, to_x = 0, to_y = 0, via_x = 0, via_y = 0;
  float marks = 0;          // at a time; the last one is as pale as it is a part of one
  float kind_and_seed = 0;  // the FlowKind, plus a part of 1 that tells where the first one is
};

struct TokenFlowPaint {
  std::array<FlowWay, flow_ways_max> ways;
  int ways_count = 0;
  float phase = 0;  // 0..1: which part of their ways marks have gone
  float radius = 5;
  std::array<uint32_t, flow_kinds> colours{};
  uint32_t halo = 0;  // around marks
};

// One burn-down dial, in CSS pixels; parts of 1, clockwise from the top.
struct BurnDownDialPaint {
  float x = 0, y = 0, radius = 0, thickness = 0;
  float used = 0, passed = 0;
  float runs_out = -1;  // negative: within the window it does not
  uint32_t track = 0, left = 0, hand = 0, end = 0, halo = 0;
};

// One line of a time series with the area below it, in CSS pixels.
inline constexpr int series_points_max = 1000;
struct TimeSeriesPaint {
  struct Point {
    float x = 0, y = 0;
  };
  float bottom = 0, height = 0;  // where the area ends; of the plot
  float thickness = 2;
  uint32_t colour = 0;
  int points_count = 0;  // without the first and the last once more, as neighbours at the ends
  std::array<Point, series_points_max + 2> points;
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void render(ImDrawData& data) = 0;
  // Each puts a program of its own into the list; false when this renderer has none.
  virtual bool add_burn_down_dial(ImDrawList&, const BurnDownDialPaint&) { return false; }
  virtual bool add_heat_map(ImDrawList&, const HeatMapPaint&) { return false; }
  virtual bool add_time_series(ImDrawList&, const TimeSeriesPaint&) { return false; }
  virtual bool add_token_flow(ImDrawList&, const TokenFlowPaint&) { return false; }
};

}  // namespace ui
