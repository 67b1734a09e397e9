#include "ui/widgets/bars.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets/hit.h"

namespace ui {
namespace {

constexpr float label_height = 28;

struct Slot {
  float left, right;
};
Slot slot_of(float left, float width, size_t count, size_t index) {
  const float each = width / static_cast<float>(count);
  return {std::floor(left + each * static_cast<float>(index)),
          std::floor(left + each * static_cast<float>(index + 1))};
}

long long most_of(const std::vector<Bar>& bars) {
  long long most = 1;
  for (const Bar& bar : bars) most = std::max(most, bar.count);
  return most;
}

void draw_bar(Look& look, const Bar& bar, const Slot& slot, float top, float tall, long long most,
              bool hovered) {
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float wide = slot.right - slot.left;
  const float part =
      bar.count == 0
          ? 2.0f
          : std::max(4.0f, tall * static_cast<float>(bar.count) / static_cast<float>(most));
  const float inset = std::clamp(wide * 0.2f, 1.0f, 12.0f);
  const ImU32 ink = bar.marked ? p.accent : hovered ? p.border_strong : p.border;
  list->AddRectFilled({slot.left + inset, top + tall - part}, {slot.right - inset, top + tall}, ink,
                      std::min(4.0f, wide / 4), ImDrawFlags_RoundCornersTop);
  if (bar.label.empty()) return;
  draw_in(list, {{slot.left - 12, top + tall + 4}, {slot.right + 12, top + tall + 26}},
          look.small().in(bar.marked ? p.text : p.muted), bar.label, Align::centre);
}

}  // namespace

int choosable_bars(Look& look, std::string_view said, const std::vector<Bar>& bars, float tall) {
  const MirrorScope group(Role::group, said);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  const long long most = most_of(bars);
  int pressed = -1;
  for (size_t i = 0; i < bars.size(); ++i) {
    const Slot slot = slot_of(at.x, width, bars.size(), i);
    ImGui::SetCursorScreenPos({slot.left, at.y});
    const Hit hit =
        hit_area(look, bars[i].name, {slot.right - slot.left, tall + label_height}, Role::button,
                 bars[i].name, Enabled::yes, {.selected = bars[i].marked});
    tooltip(look, bars[i].name);
    draw_bar(look, bars[i], slot, at.y, tall, most, hit.hovered);
    if (hit.pressed) pressed = static_cast<int>(i);
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, tall + label_height});
  return pressed;
}

void drawn_bars(Look& look, std::string_view said, const std::vector<Bar>& bars, float tall) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  const long long most = most_of(bars);
  for (size_t i = 0; i < bars.size(); ++i) {
    const Slot slot = slot_of(at.x, width, bars.size(), i);
    ImGui::SetCursorScreenPos({slot.left, at.y});
    ImGui::Dummy({slot.right - slot.left, tall + label_height});
    tooltip(look, bars[i].name);
    draw_bar(look, bars[i], slot, at.y, tall, most, ImGui::IsItemHovered());
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, tall + label_height});
  describe_text(Role::image, said);
}

}  // namespace ui
