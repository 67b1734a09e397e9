#include "ui/widgets/hit.h"

#include <algorithm>

#include "imgui_internal.h"
#include "ui/widgets/text.h"

namespace ui {

Hit hit_area(Look&, std::string_view id, ImVec2 size, Role role, std::string_view name,
             Enabled enabled, const MirrorState& state) {
  Hit hit;
  hit.box.min = ImGui::GetCursorScreenPos();
  hit.box.max = {hit.box.min.x + size.x, hit.box.min.y + size.y};
  const ImGuiID item = ImGui::GetID(id.data(), id.data() + id.size());
  const ImRect box(hit.box.min, hit.box.max);
  ImGui::ItemSize(box);
  const ImGuiItemFlags flags =
      enabled == Enabled::no ? static_cast<ImGuiItemFlags>(ImGuiItemFlags_Disabled) : 0;
  const bool visible = ImGui::ItemAdd(box, item, nullptr, flags);
  MirrorState told = state;
  told.disabled = enabled == Enabled::no;
  describe_last_item(role, name, told);
  if (!visible) return hit;
  if (enabled == Enabled::yes) {
    hit.pressed = ImGui::ButtonBehavior(box, item, &hit.hovered, &hit.held);
    if (hit.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  ImGui::RenderNavCursor(box, item);
  return hit;
}

void tooltip(Look& look, std::string_view said) {
  if (said.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_ForTooltip)) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12, 8});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, radius_control);
  if (ImGui::BeginTooltip()) {
    const ImVec2 size = measure(look.small(), said, 360);
    ColumnScope column(look, ImGui::GetCursorScreenPos().x, size.x + 1);
    text(look, look.small(), said);
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

float animate_towards(Look& look, ImGuiID id, bool on) {
  float* place = ImGui::GetStateStorage()->GetFloatRef(id, on ? 1.0f : 0.0f);
  const float goal = on ? 1.0f : 0.0f;
  if (look.reduced_motion) *place = goal;
  const float step = ImGui::GetIO().DeltaTime * 8;
  *place = *place < goal ? std::min(goal, *place + step) : std::max(goal, *place - step);
  if (*place != goal) look.animate();
  return *place;
}

}  // namespace ui
