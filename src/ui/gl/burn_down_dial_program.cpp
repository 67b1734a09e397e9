#include "ui/gl/burn_down_dial_program.h"

namespace ui {

// Written by scripts/embed.py when built.
namespace embedded {
extern const char burn_down_dial_vert[], burn_down_dial_frag[];
}

namespace gl {

BurnDownDialProgram::BurnDownDialProgram()
    : m_program(embedded::burn_down_dial_vert, embedded::burn_down_dial_frag) {
  glGenVertexArrays(1, &m_vertices);
}

BurnDownDialProgram::~BurnDownDialProgram() {
  glDeleteVertexArrays(1, &m_vertices);
}

void BurnDownDialProgram::paint(const BurnDownDialPaint& paint, const ImDrawData& frame) const {
  m_program.use(frame);
  m_program.set("u_centre", paint.x, paint.y);
  m_program.set("u_radius", paint.radius);
  m_program.set("u_thickness", paint.thickness);
  m_program.set("u_used", paint.used);
  m_program.set("u_passed", paint.passed);
  m_program.set("u_runs_out", paint.runs_out);
  m_program.set_colour("u_track", paint.track);
  m_program.set_colour("u_left", paint.left);
  m_program.set_colour("u_hand", paint.hand);
  m_program.set_colour("u_end", paint.end);
  m_program.set_colour("u_halo", paint.halo);
  glBindVertexArray(m_vertices);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace gl
}  // namespace ui
