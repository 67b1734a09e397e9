#include "ui/widgets/series_line.h"

#include <algorithm>

#include "ui/canvas.h"

namespace ui {
namespace {

void fill_below(const std::vector<ImVec2>& points, float bottom, float height, ImU32 colour) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const auto ink = [&](const ImVec2& point) {
    return faded(colour, 0.06f + 0.26f * (bottom - point.y) / std::max(1.0f, height));
  };
  for (size_t at = 1; at < points.size(); ++at) {
    const ImVec2 &a = points[at - 1], &b = points[at];
    list->PrimReserve(6, 4);
    const auto first = static_cast<ImDrawIdx>(list->_VtxCurrentIdx);
    for (const int corner : {0, 1, 2, 0, 2, 3}) {
      list->PrimWriteIdx(static_cast<ImDrawIdx>(first + corner));
    }
    list->PrimWriteVtx(a, white, ink(a));
    list->PrimWriteVtx(b, white, ink(b));
    list->PrimWriteVtx({b.x, bottom}, white, faded(colour, 0.02f));
    list->PrimWriteVtx({a.x, bottom}, white, faded(colour, 0.02f));
  }
}

bool add_by_shader(const Box& plot, const SeriesLine& line) {
  const auto& points = line.points;
  Renderer* renderer = current_renderer();
  if (!renderer || points.size() > series_points_max) return false;
  TimeSeriesPaint paint;
  paint.bottom = plot.max.y;
  paint.height = std::max(1.0f, plot.height());
  paint.thickness = line.thickness;
  paint.colour = line.colour;
  paint.points_count = static_cast<int>(points.size());
  auto* point = paint.points.data();
  *point++ = {points.front().x, points.front().y};
  for (const ImVec2& one : points) *point++ = {one.x, one.y};
  *point = {points.back().x, points.back().y};
  return renderer->add_time_series(*ImGui::GetWindowDrawList(), paint);
}

}  // namespace

void draw_series_line(const Box& plot, const SeriesLine& line) {
  if (line.points.size() < 2 || add_by_shader(plot, line)) return;
  fill_below(line.points, plot.max.y, plot.height(), line.colour);
  ImGui::GetWindowDrawList()->AddPolyline(line.points.data(), static_cast<int>(line.points.size()),
                                          line.colour, ImDrawFlags_None, line.thickness);
}

}  // namespace ui
