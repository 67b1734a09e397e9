#include "ui/widgets/page.h"

#include <algorithm>

#include "ui/text/common.h"

namespace ui {

bool page_header(Look& look, std::string_view title, std::string_view sentence,
                 std::string_view action, const char* action_icon) {
  const Button how{.kind = ButtonKind::primary, .icon = action_icon};
  const float left = ImGui::GetCursorScreenPos().x, top = ImGui::GetCursorScreenPos().y,
              width = look.available();
  const float wide = action.empty() ? 0 : button_width(look, action, how);
  const bool below = look.compact || action.empty();
  float bottom = top;
  {
    ColumnScope column(look, left, below ? width : width - wide - 24);
    heading(look, look.title(), title, "1");
    gap(4);
    text(look, look.muted(), sentence);
    bottom = ImGui::GetCursorScreenPos().y;
  }
  bool pressed = false;
  if (!action.empty()) {
    ImGui::SetCursorScreenPos(below ? ImVec2(left, bottom + 16) : ImVec2(left + width - wide, top));
    pressed = button(look, "page/action", action, how);
    if (below) bottom += 16 + control_height;
  }
  ImGui::SetCursorScreenPos({left, std::max(bottom, top + control_height)});
  gap(24);
  return pressed;
}

void card_header(Look& look, std::string_view title, std::string_view sentence) {
  heading(look, look.section(), title, "2");
  if (!sentence.empty()) {
    gap(2);
    text(look, look.muted(), sentence);
  }
  gap(20);
}

void flush_left() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({at.x - button_padding, at.y});
}

FormAction save_bar(Look& look, bool changed, bool busy) {
  gap(24);
  FormAction action = FormAction::none;
  const Enabled enabled = changed ? Enabled::yes : Enabled::no;
  if (button(look, "save", words::save,
             {.kind = ButtonKind::primary, .enabled = enabled, .busy = busy})) {
    action = FormAction::save;
  }
  if (changed && !busy) {
    same_line(8);
    if (button(look, "discard", words::discard, {.kind = ButtonKind::quiet}))
      action = FormAction::discard;
    if (!look.compact) {
      same_line(12);
      line(look, look.small_muted(), words::unsaved, look.available(), Align::left, control_height);
    }
  }
  return action;
}

}  // namespace ui
