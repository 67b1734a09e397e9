// The calendar heat map by its shader: a quad, and the cells' levels as a texture.
#pragma once

#include "ui/gl/program.h"
#include "ui/renderer.h"

namespace ui::gl {

class HeatMapProgram {
 public:
  using Paint = HeatMapPaint;

  HeatMapProgram();
  ~HeatMapProgram();
  void paint(const HeatMapPaint& paint, const ImDrawData& frame) const;

 private:
  Program m_program;
  GLuint m_levels = 0;
  GLuint m_vertices = 0;  // empty: the vertex shader counts
};

}  // namespace ui::gl
