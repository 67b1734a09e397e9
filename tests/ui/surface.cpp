#include "tests/ui/surface.h"

#include "imgui.h"

Surface::Surface(std::function<void()> widgets) : m_widgets(std::move(widgets)) {
  settle();
}

void Surface::frame() {
  canvas.frame({400, 300, 1}, 1 / 60.0, [this] {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({400, 300});
    ImGui::Begin("surface", nullptr, ImGuiWindowFlags_NoDecoration);
    m_widgets();
    ImGui::End();
  });
}

int Surface::settle() {
  int frames = 0;
  do {
    frame();
    ++frames;
  } while (canvas.wants_frame() && frames < 200);
  return frames;
}

void Surface::click(float x, float y, ui::PointerKind kind) {
  for (ui::Press press : {ui::Press::down, ui::Press::up}) {
    feed(ui::PointerPress{x, y, ui::PointerButton::left, press, kind});
    frame();
  }
  settle();
}

void Surface::key(const char* code, bool control) {
  feed(ui::KeyPress{code, ui::Press::down, control});
  feed(ui::KeyPress{code, ui::Press::up});
  settle();
}

const ui::MirrorNode* Surface::find(ui::Role role, std::string_view name) {
  for (const ui::MirrorNode& node : canvas.mirror().nodes())
    if (node.role == role && node.name == name) return &node;
  return nullptr;
}
