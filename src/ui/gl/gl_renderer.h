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
  bool add_burn_down_dial(ImDrawList& list, const BurnDownDialPaint& paint) override;
  bool add_heat_map(ImDrawList& list, const HeatMapPaint& paint) override;
  bool add_time_series(ImDrawList& list, const TimeSeriesPaint& paint) override;
  bool add_token_flow(ImDrawList& list, const TokenFlowPaint& paint) override;

 private:
  struct Programs;
  template <class Painter>
  struct Call;
  template <class Painter>
  static bool add(ImDrawList& list, const Painter* painter, const typename Painter::Paint& paint);

  std::unique_ptr<Programs> m_programs;
};

}  // namespace ui::gl
