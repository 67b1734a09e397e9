#include "ui/gl/heat_map_program.h"

#include "imgui.h"

namespace ui {

// Written by scripts/embed.py when built.
namespace embedded {
extern const char calendar_heat_map_vert[], calendar_heat_map_frag[];
}

namespace gl {

HeatMapProgram::HeatMapProgram()
    : m_program(embedded::calendar_heat_map_vert, embedded::calendar_heat_map_frag) {
  glGenVertexArrays(1, &m_vertices);
  glGenTextures(1, &m_levels);
  glBindTexture(GL_TEXTURE_2D, m_levels);
  glTexStorage2D(GL_TEXTURE_2D, 1, GL_R8, heat_map_hours, heat_map_days_max);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

HeatMapProgram::~HeatMapProgram() {
  glDeleteTextures(1, &m_levels);
  glDeleteVertexArrays(1, &m_vertices);
}

void HeatMapProgram::paint(const HeatMapPaint& paint, const ImDrawData& frame) const {
  m_program.use(frame);
  m_program.set("u_rectangle", paint.x, paint.y, paint.width, paint.height);
  m_program.set("u_levels", 0);
  m_program.set("u_days", paint.days);
  m_program.set("u_gap", paint.gap);
  m_program.set("u_radius", paint.radius);
  m_program.set("u_hovered_cell", paint.hovered_cell);
  m_program.set("u_first_future_cell", paint.first_future_cell);
  m_program.set_colour("u_empty", paint.empty);
  m_program.set_colour("u_low", paint.low);
  m_program.set_colour("u_high", paint.high);
  m_program.set_colour("u_future", paint.future);
  m_program.set_colour("u_outline", paint.outline);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, m_levels);
  glBindSampler(0, 0);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, heat_map_hours, heat_map_days_max, GL_RED,
                  GL_UNSIGNED_BYTE, paint.levels.data());
  glBindVertexArray(m_vertices);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace gl
}  // namespace ui
