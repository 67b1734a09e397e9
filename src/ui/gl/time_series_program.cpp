#include "ui/gl/time_series_program.h"

namespace ui {

// Written by scripts/embed.py when built.
namespace embedded {
extern const char time_series_vert[], time_series_frag[];
}

namespace gl {

TimeSeriesProgram::TimeSeriesProgram()
    : m_program(embedded::time_series_vert, embedded::time_series_frag) {
  glGenVertexArrays(1, &m_vertices);
  glGenBuffers(1, &m_points);
  glBindVertexArray(m_vertices);
  glBindBuffer(GL_ARRAY_BUFFER, m_points);
  // The same points four times over, each time one further.
  constexpr GLsizei point = sizeof(TimeSeriesPaint::points[0]);
  for (GLuint place = 0; place < 4; ++place) {
    glEnableVertexAttribArray(place);
    glVertexAttribPointer(place, 2, GL_FLOAT, GL_FALSE, point,
                          reinterpret_cast<const void*>(static_cast<size_t>(place) * point));
    glVertexAttribDivisor(place, 1);
  }
  glBindVertexArray(0);
}

TimeSeriesProgram::~TimeSeriesProgram() {
  glDeleteBuffers(1, &m_points);
  glDeleteVertexArrays(1, &m_vertices);
}

void TimeSeriesProgram::paint(const TimeSeriesPaint& paint, const ImDrawData& frame) const {
  m_program.use(frame);
  m_program.set("u_bottom", paint.bottom);
  m_program.set("u_height", paint.height);
  m_program.set("u_thickness", paint.thickness);
  m_program.set_colour("u_colour", paint.colour);
  glBindVertexArray(m_vertices);
  glBindBuffer(GL_ARRAY_BUFFER, m_points);
  glBufferData(GL_ARRAY_BUFFER,
               static_cast<GLsizeiptr>(static_cast<size_t>(paint.points_count + 2) *
                                       sizeof(paint.points[0])),
               paint.points.data(), GL_STREAM_DRAW);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, paint.points_count - 1);
}

}  // namespace gl
}  // namespace ui
