#include "ui/widgets/switch_row.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/text.h"

namespace ui {

void switch_row(Look& look, std::string_view id, bool& on, std::string_view label,
                std::string_view help) {
  if (toggle(look, id, on, label)) on = !on;
  same_line(12);
  ColumnScope column(look, ImGui::GetCursorScreenPos().x, look.available());
  gap(5);
  text(look, look.body(), label);
  text(look, look.small_muted(), help);
}

}  // namespace ui
