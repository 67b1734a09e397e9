// A canvas whose renderer keeps what widgets have it paint, and a look to draw them with.
#pragma once

#include <functional>
#include <vector>

#include "imgui.h"
#include "tests/ui/surface.h"
#include "ui/look.h"

// Keeps what it is given to paint; without programs of its own it only counts vertices.
struct Recorder : ui::Renderer {
  void render(ImDrawData& data) override { vertices = data.TotalVtxCount; }
  bool add_token_flow(ImDrawList&, const ui::TokenFlowPaint& paint) override {
    flow = paint;
    return has_programs;
  }
  bool add_burn_down_dial(ImDrawList&, const ui::BurnDownDialPaint& paint) override {
    dial = paint;
    return has_programs;
  }
  bool add_time_series(ImDrawList&, const ui::TimeSeriesPaint& paint) override {
    if (has_programs) lines.push_back(paint);
    return has_programs;
  }
  bool has_programs = true;
  std::vector<ui::TimeSeriesPaint> lines;
  ui::BurnDownDialPaint dial;
  ui::TokenFlowPaint flow;
  int vertices = 0;
};

struct Stage {
  Stage() {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    look.fonts = canvas.fonts();
    look.columns.push_back({0, 800});
  }
  void frame(const std::function<void()>& widgets) {
    canvas.frame({800, 600, 1}, 1 / 60.0, [&] {
      ImGui::SetNextWindowPos({0, 0});
      ImGui::SetNextWindowSize({800, 600});
      ImGui::Begin("stage", nullptr, ImGuiWindowFlags_NoDecoration);
      ImGui::PushFont(look.fonts.text, ui::size_base);
      widgets();
      ImGui::PopFont();
      ImGui::End();
    });
  }
  bool says(std::string_view words) {
    for (const ui::MirrorNode& node : canvas.mirror().nodes()) {
      if (node.name.find(words) != std::string::npos) return true;
    }
    return false;
  }

  Recorder recorder;
  QuietPlatform platform;
  ui::Canvas canvas{platform, &recorder};
  ui::Look look{platform};
};
