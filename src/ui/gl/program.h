// A linked GLSL program, and its uniforms by name.
#pragma once

#include <GLES3/gl3.h>

#include <cstdint>

struct ImDrawData;

namespace ui::gl {

class Program {
 public:
  // Both sources are our own, validated by the tests. On a lost context the program is empty.
  Program(const char* vertex_source, const char* fragment_source);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // With the size of the canvas (u_display) and of a device pixel in CSS pixels (u_pixel).
  void use(const ImDrawData& frame) const;
  void set(const char* name, int value) const;
  void set(const char* name, float value) const;
  void set(const char* name, float x, float y) const;
  void set(const char* name, float x, float y, float z, float w) const;
  void set_colour(const char* name, uint32_t colour) const;

 private:
  GLint place(const char* name) const { return glGetUniformLocation(m_program, name); }
  GLuint m_program;
};

}  // namespace ui::gl
