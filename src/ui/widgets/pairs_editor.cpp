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
    const float left = ImGui::GetCursorScreenPos().x,
                room = look.available() - icon_button_size - 16;
    text_field(look, "key", pairs[i].first, {.hint = how.name, .width = room * 0.4f});
    same_line(8);
    text_field(look, "value", pairs[i].second, {.hint = how.value, .width = room * 0.6f});
    same_line(8);
    ImGui::SetCursorScreenPos({left + room + 16, ImGui::GetCursorScreenPos().y + 2});
    const bool gone =
        icon_button(look, "remove", icon_trash_2, fill(how.remove, number), IconTone::bad);
    ImGui::PopID();
    gap(8);
    if (gone) pairs.erase(pairs.begin() + static_cast<std::ptrdiff_t>(i--));
  }
  const Enabled more = pairs.size() < how.most ? Enabled::yes : Enabled::no;
  if (button(look, "add pair", how.add, {.icon = icon_plus, .enabled = more})) pairs.emplace_back();
  ImGui::PopID();
}

}  // namespace ui
