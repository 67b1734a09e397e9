#include "ui/widgets/popup_place.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float screen_edge = 8, distance = 4;

}  // namespace

void PopupPlace::below(const Box& opener, float width) const {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const auto within = [](float wanted, float room) {
    return std::max(screen_edge, std::min(wanted, room - screen_edge));
  };
  ImGui::SetNextWindowPos({within(opener.min.x, screen.x - width),
                           within(opener.max.y + distance, screen.y - m_height)});
}

void PopupPlace::note_size() {
  m_height = ImGui::GetWindowSize().y;
}

}  // namespace ui
