#include "ui/frame/storage_notice.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

std::string explanation_of(const StorageState& state) {
  switch (state.trouble) {
    case StorageTrouble::none:
      return {};
    case StorageTrouble::full:
      return words::storage_full;
    case StorageTrouble::closed:
      return words::storage_closed;
    case StorageTrouble::refused:
      return fill(words::storage_refused, state.detail);
  }
  return {};
}

}  // namespace

float storage_notice(Context& context, const Box& box, const StorageState& state) {
  Look& look = context.look;
  const ToneInk ink = tone_ink(look, Tone::bad);
  const Button how{.kind = ButtonKind::primary, .icon = icon_refresh_cw, .busy = state.under_way};
  const std::string body = explanation_of(state) + " " + words::storage_kept;
  const float padding = 16, side = look.compact ? 16.0f : 32.0f, icon = 18 + 12;
  const float wide = button_width(look, words::storage_again, how);
  const float left = box.min.x + side + icon;
  const float room = box.max.x - side - left - (look.compact ? 0 : wide + 24);
  const float said = look.strong().line + measure(look.body(), body, room).y;
  const float below = look.compact ? 12 + control_height : 0;
  const float height = 2 * padding + std::max(said, control_height) + below;
  ImGui::SetCursorScreenPos(box.min);
  ImGui::BeginChild("storage", {box.width(), height}, ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoScrollbar);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min, {box.max.x, box.min.y + height}, ink.tint);
  list->AddLine({box.min.x, box.min.y + height - 0.5f}, {box.max.x, box.min.y + height - 0.5f},
                mix(ink.tint, ink.ink, 0.35f));
  draw_icon(list, {box.min.x + side + 9, box.min.y + padding + 11}, look.fonts.text, 18, ink.ink,
            ink.icon);
  ImGui::SetCursorScreenPos({left, box.min.y + padding});
  {
    ColumnScope column(look, left, room);
    text(look, look.strong(), words::storage_title, Role::alert);
    text(look, look.body(), body, Role::alert);
  }
  ImGui::SetCursorScreenPos(
      look.compact ? ImVec2(left, box.min.y + padding + said + 12)
                   : ImVec2(box.max.x - side - wide,
                            box.min.y + padding + std::max(0.0f, (said - control_height) / 2)));
  if (button(look, "save again", words::storage_again, how)) context.backend.save_again();
  ImGui::EndChild();
  return height;
}

}  // namespace ui
