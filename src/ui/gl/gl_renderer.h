// ImGui's draw lists through WebGL2, and the programs of shaders/.
#pragma once

#include <memory>

#include "ui/renderer.h"

struct ImDrawCmd;

namespace ui::gl {

class GlRenderer : public Renderer {
 public:
  // A WebGL2 context must be current, here and in every call; start() and stop() need ImGui's
  // context too.
  GlRenderer();
  ~GlRenderer() override;

  void start();
  void stop();

  void render(ImDrawData& data) override;
  bool add_heat_map(ImDrawList& list, const HeatMapPaint& paint) override;

 private:
  struct HeatMapProgram;
  static void paint_heat_map(const ImDrawList* list, const ImDrawCmd* command);

  std::unique_ptr<HeatMapProgram> m_heat_map;
};

}  // namespace ui::gl
