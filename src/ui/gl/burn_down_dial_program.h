// A burn-down dial by its shader: one quad.
#pragma once

#include "ui/gl/program.h"
#include "ui/renderer.h"

namespace ui::gl {

class BurnDownDialProgram {
 public:
  using Paint = BurnDownDialPaint;

  BurnDownDialProgram();
  ~BurnDownDialProgram();
  void paint(const BurnDownDialPaint& paint, const ImDrawData& frame) const;

 private:
  Program m_program;
  GLuint m_vertices = 0;  // empty: the vertex shader counts
};

}  // namespace ui::gl
