#include "ui/gl/token_flow_program.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "imgui.h"

namespace ui {

// Written by scripts/embed.py when built.
namespace embedded {
extern const char token_flow_vert[], token_flow_frag[];
}

namespace gl {

TokenFlowProgram::TokenFlowProgram()
    : m_program(embedded::token_flow_vert, embedded::token_flow_frag) {
  glGenVertexArrays(1, &m_vertices);
  glGenBuffers(1, &m_ways);
  glBindVertexArray(m_vertices);
  glBindBuffer(GL_ARRAY_BUFFER, m_ways);
  for (const GLuint place : {0u, 1u}) {
    glEnableVertexAttribArray(place);
    glVertexAttribPointer(place, 4, GL_FLOAT, GL_FALSE, sizeof(FlowWay),
                          reinterpret_cast<const void*>(place * 4 * sizeof(float)));
  }
  glBindVertexArray(0);
}

TokenFlowProgram::~TokenFlowProgram() {
  glDeleteBuffers(1, &m_ways);
  glDeleteVertexArrays(1, &m_vertices);
}

void TokenFlowProgram::paint(const TokenFlowPaint& paint, const ImDrawData& frame) const {
  float most = 0;
  for (int at = 0; at < paint.ways_count; ++at) {
    most = std::max(most, paint.ways[static_cast<size_t>(at)].marks);
  }
  // Each way has so many places for marks: a way's attributes last for as many instances.
  const auto places = static_cast<GLuint>(std::ceil(most));
  if (places == 0) return;
  m_program.use(frame);
  m_program.set("u_places", static_cast<int>(places));
  m_program.set("u_phase", paint.phase);
  m_program.set("u_radius", paint.radius);
  for (size_t kind = 0; kind < flow_kinds; ++kind) {
    m_program.set_colour(("u_colours[" + std::to_string(kind) + "]").c_str(), paint.colours[kind]);
  }
  m_program.set_colour("u_halo", paint.halo);
  glBindVertexArray(m_vertices);
  glBindBuffer(GL_ARRAY_BUFFER, m_ways);
  glBufferData(GL_ARRAY_BUFFER,
               static_cast<GLsizeiptr>(static_cast<size_t>(paint.ways_count) * sizeof(FlowWay)),
               paint.ways.data(), GL_STREAM_DRAW);
  for (const GLuint place : {0u, 1u}) glVertexAttribDivisor(place, places);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, paint.ways_count * static_cast<GLsizei>(places));
}

}  // namespace gl
}  // namespace ui
