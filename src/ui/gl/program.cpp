#include "ui/gl/program.h"

#include "imgui.h"

namespace ui::gl {

namespace {

GLuint compile(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

}  // namespace

Program::Program(const char* vertex_source, const char* fragment_source)
    : m_program(glCreateProgram()) {
  const GLuint vertex = compile(GL_VERTEX_SHADER, vertex_source);
  const GLuint fragment = compile(GL_FRAGMENT_SHADER, fragment_source);
  glAttachShader(m_program, vertex);
  glAttachShader(m_program, fragment);
  glLinkProgram(m_program);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
}

Program::~Program() {
  glDeleteProgram(m_program);
}

void Program::use(const ImDrawData& frame) const {
  glUseProgram(m_program);
  set("u_display", frame.DisplaySize.x, frame.DisplaySize.y);
  set("u_pixel", 1 / frame.FramebufferScale.x);
}

void Program::set(const char* name, int value) const {
  glUniform1i(place(name), value);
}
void Program::set(const char* name, float value) const {
  glUniform1f(place(name), value);
}
void Program::set(const char* name, float x, float y) const {
  glUniform2f(place(name), x, y);
}

void Program::set(const char* name, float x, float y, float z, float w) const {
  glUniform4f(place(name), x, y, z, w);
}

void Program::set_colour(const char* name, uint32_t colour) const {
  const ImVec4 parts = ImGui::ColorConvertU32ToFloat4(colour);
  set(name, parts.x, parts.y, parts.z, parts.w);
}

}  // namespace ui::gl
