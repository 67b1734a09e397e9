#include "ui/gl/gl_renderer.h"

#include <cmath>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "ui/gl/burn_down_dial_program.h"
#include "ui/gl/heat_map_program.h"
#include "ui/gl/time_series_program.h"
#include "ui/gl/token_flow_program.h"

namespace ui::gl {

struct GlRenderer::Programs {
  BurnDownDialProgram burn_down_dial;
  HeatMapProgram heat_map;
  TimeSeriesProgram time_series;
  TokenFlowProgram token_flow;
};

// What a draw list keeps until it is rendered.
template <class Painter>
struct GlRenderer::Call {
  const Painter* painter;
  typename Painter::Paint paint;
};

namespace {

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
  m_programs = std::make_unique<Programs>();
}

void GlRenderer::stop() {
  m_programs.reset();
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

template <class Painter>
bool GlRenderer::add(ImDrawList& list, const Painter* painter,
                     const typename Painter::Paint& paint) {
  Call<Painter> call{painter, paint};
  const auto run = [](const ImDrawList*, const ImDrawCmd* command) {
    const auto& kept = *static_cast<const Call<Painter>*>(command->UserCallbackData);
    const ImDrawData& frame = *ImGui::GetDrawData();
    clip_to(command->ClipRect, frame);
    kept.painter->paint(kept.paint, frame);
  };
  list.AddCallback(run, &call, sizeof call);
  list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
  return true;
}

bool GlRenderer::add_burn_down_dial(ImDrawList& list, const BurnDownDialPaint& paint) {
  return m_programs && add(list, &m_programs->burn_down_dial, paint);
}

bool GlRenderer::add_heat_map(ImDrawList& list, const HeatMapPaint& paint) {
  return m_programs && add(list, &m_programs->heat_map, paint);
}

bool GlRenderer::add_time_series(ImDrawList& list, const TimeSeriesPaint& paint) {
  return m_programs && add(list, &m_programs->time_series, paint);
}

bool GlRenderer::add_token_flow(ImDrawList& list, const TokenFlowPaint& paint) {
  return m_programs && add(list, &m_programs->token_flow, paint);
}

}  // namespace ui::gl
