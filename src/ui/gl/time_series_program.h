// One line of a time series by its shader: its points lie in a buffer, and each part sees the next.
#pragma once

#include "ui/gl/program.h"
#include "ui/renderer.h"

namespace ui::gl {

class TimeSeriesProgram {
 public:
  using Paint = TimeSeriesPaint;

  TimeSeriesProgram();
  ~TimeSeriesProgram();
  void paint(const TimeSeriesPaint& paint, const ImDrawData& frame) const;

 private:
  Program m_program;
  GLuint m_vertices = 0, m_points = 0;
};

}  // namespace ui::gl
