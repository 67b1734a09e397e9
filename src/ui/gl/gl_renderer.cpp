#include "ui/gl/gl_renderer.h"

#include <cmath>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "ui/gl/program.h"

namespace ui {

// Written by scripts/embed.py when built.
namespace embedded {
extern const char calendar_heat_map_vert[], calendar_heat_map_frag[];
}

namespace gl {

struct GlRenderer::HeatMapProgram {
  Program program{embedded::calendar_heat_map_vert, embedded::calendar_heat_map_frag};
  GLuint levels = 0;
  GLuint vertices = 0;  // empty: the vertex shader counts

  HeatMapProgram() {
    glGenVertexArrays(1, &vertices);
    glGenTextures(1, &levels);
    glBindTexture(GL_TEXTURE_2D, levels);
    glTexStorage2D(GL_TEXTURE_2D, 1, GL_R8, heat_map_hours, heat_map_days_max);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  }

  ~HeatMapProgram() {
    glDeleteTextures(1, &levels);
    glDeleteVertexArrays(1, &vertices);
  }

  void set_uniforms(const HeatMapPaint& paint, const ImDrawData& frame) const {
    program.set("u_rectangle", paint.x, paint.y, paint.width, paint.height);
    program.set("u_display", frame.DisplaySize.x, frame.DisplaySize.y);
    program.set("u_levels", 0);
    program.set("u_days", paint.days);
    program.set("u_gap", paint.gap);
    program.set("u_radius", paint.radius);
    program.set("u_pixel", 1 / frame.FramebufferScale.x);
    program.set("u_hovered_cell", paint.hovered_cell);
    program.set("u_first_future_cell", paint.first_future_cell);
    program.set_colour("u_empty", paint.empty);
    program.set_colour("u_low", paint.low);
    program.set_colour("u_high", paint.high);
    program.set_colour("u_future", paint.future);
    program.set_colour("u_outline", paint.outline);
  }
};

namespace {

struct HeatMapCall {
  GlRenderer* renderer;
  HeatMapPaint paint;
};

// ImGui clips its own triangles; a callback does it itself.
void clip_to(const ImVec4& rectangle, const ImDrawData& frame) {
  const float scale = frame.FramebufferScale.x;
  const float bottom = (frame.DisplaySize.y - rectangle.w) * scale;
  glScissor(static_cast<GLint>(std::lround(rectangle.x * scale)),
            static_cast<GLint>(std::lround(bottom)),
            static_cast<GLsizei>(std::lround((rectangle.z - rectangle.x) * scale)),
            static_cast<GLsizei>(std::lround((rectangle.w - rectangle.y) * scale)));
}

}  // namespace

GlRenderer::GlRenderer() = default;
GlRenderer::~GlRenderer() = default;

void GlRenderer::start() {
  ImGui_ImplOpenGL3_Init("#version 300 es");
  ImGui_ImplOpenGL3_NewFrame();
  m_heat_map = std::make_unique<HeatMapProgram>();
}

void GlRenderer::stop() {
  m_heat_map.reset();
  ImGui_ImplOpenGL3_Shutdown();
}

void GlRenderer::render(ImDrawData& data) {
  const ImVec2 size(data.DisplaySize.x * data.FramebufferScale.x,
                    data.DisplaySize.y * data.FramebufferScale.y);
  glViewport(0, 0, static_cast<GLsizei>(std::lround(size.x)),
             static_cast<GLsizei>(std::lround(size.y)));
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
}

bool GlRenderer::add_heat_map(ImDrawList& list, const HeatMapPaint& paint) {
  if (!m_heat_map) return false;
  HeatMapCall call{this, paint};
  list.AddCallback(paint_heat_map, &call, sizeof call);
  list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
  return true;
}

void GlRenderer::paint_heat_map(const ImDrawList*, const ImDrawCmd* command) {
  const auto& call = *static_cast<const HeatMapCall*>(command->UserCallbackData);
  const HeatMapProgram& heat_map = *call.renderer->m_heat_map;
  const ImDrawData& frame = *ImGui::GetDrawData();
  clip_to(command->ClipRect, frame);
  heat_map.program.use();
  heat_map.set_uniforms(call.paint, frame);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, heat_map.levels);
  glBindSampler(0, 0);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, heat_map_hours, heat_map_days_max, GL_RED,
                  GL_UNSIGNED_BYTE, call.paint.levels.data());
  glBindVertexArray(heat_map.vertices);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace gl
}  // namespace ui
