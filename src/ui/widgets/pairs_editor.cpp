#include "ui/widgets/pairs_editor.h"

#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"

namespace ui {

void pairs_editor(Look& look, std::vector<std::pair<std::string, std::string>>& pairs,
                  const PairsEditor& how) {
  ImGui::PushID(how.add.data(), how.add.data() + how.add.size());
  for (size_t i = 0; i < pairs.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const std::string number = std::to_string(i + 1);
    const MirrorScope pair(Role::group, fill(how.pair, number));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = look.available() - icon_button_size - 8;
    // On a phone under one another, where both can be read.
    const float name_width = look.compact ? room : room * 0.4f;
    const float value_width = look.compact ? room : room - name_width - 8;
    text_field(look, "key", pairs[i].first, {.hint = how.name, .width = name_width});
    if (look.compact) {
      gap(4);
    } else {
      ImGui::SetCursorScreenPos({at.x + name_width + 8, at.y});
    }
    text_field(look, "value", pairs[i].second, {.hint = how.value, .width = value_width});
    const float bottom = ImGui::GetCursorScreenPos().y;
    ImGui::SetCursorScreenPos({at.x + room + 8, at.y + 2});
    const bool gone =
        icon_button(look, "remove", icon_trash_2, fill(how.remove, number), IconTone::bad);
    ImGui::PopID();
    ImGui::SetCursorScreenPos({at.x, bottom});
    gap(8);
    if (gone) pairs.erase(pairs.begin() + static_cast<std::ptrdiff_t>(i--));
  }
  const Enabled more = pairs.size() < how.most ? Enabled::yes : Enabled::no;
  if (button(look, "add pair", how.add, {.icon = icon_plus, .enabled = more})) pairs.emplace_back();
  ImGui::PopID();
}

}  // namespace ui
