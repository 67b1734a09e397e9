#include "ui/widgets/danger.h"

#include <algorithm>

#include "ui/text/common.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

namespace ui {

DangerZone::DangerZone(Look& look)
    : Card(look, 24, look.colours().surface, mix(look.colours().surface, look.colours().bad, 0.5f)),
      m_look(look) {
  heading(look, look.section().in(look.colours().bad), words::danger_zone, "2");
  gap(16);
}

bool DangerZone::action(std::string_view id, std::string_view label, std::string_view sentence) {
  Look& look = m_look;
  if (!m_first) {
    gap(16);
    divider(look);
    gap(16);
  }
  m_first = false;
  const Button how{.kind = ButtonKind::danger};
  const float left = ImGui::GetCursorScreenPos().x, top = ImGui::GetCursorScreenPos().y,
              width = look.available();
  const float wide = button_width(look, label, how);
  float bottom = top;
  {
    ColumnScope column(look, left, look.compact ? width : width - wide - 24);
    text(look, look.strong(), label);
    text(look, look.muted(), sentence);
    bottom = ImGui::GetCursorScreenPos().y;
  }
  ImGui::SetCursorScreenPos(
      look.compact
          ? ImVec2(left, bottom + 12)
          : ImVec2(left + width - wide, top + std::max(0.0f, (bottom - top - control_height) / 2)));
  const bool pressed = button(look, id, label, how);
  ImGui::SetCursorScreenPos(
      {left, look.compact ? bottom + 12 + control_height : std::max(bottom, top + control_height)});
  gap(0);
  return pressed;
}

}  // namespace ui
