// The token flow by its shader: the ways lie in a buffer, and the vertex shader places all marks.
#pragma once

#include "ui/gl/program.h"
#include "ui/renderer.h"

namespace ui::gl {

class TokenFlowProgram {
 public:
  using Paint = TokenFlowPaint;

  TokenFlowProgram();
  ~TokenFlowProgram();
  void paint(const TokenFlowPaint& paint, const ImDrawData& frame) const;

 private:
  Program m_program;
  GLuint m_vertices = 0, m_ways = 0;
};

}  // namespace ui::gl
