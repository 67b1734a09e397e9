// A line over time with the area below it, which fades out towards the axis.
#pragma once

#include <vector>

#include "ui/look.h"

namespace ui {

// Its points from left to right, within the plot.
struct SeriesLine {
  std::vector<ImVec2> points;
  ImU32 colour = 0;
  float thickness = 2;
};

// By the shader where there is a GPU, else as triangles. Nothing of less than two points.
void draw_series_line(const Box& plot, const SeriesLine& line);

}  // namespace ui
