#include "ui/widgets/menu_item.h"

#include "ui/icons.h"

namespace ui {
namespace {

constexpr float icon_centre = 18, label_left = 36, label_right = 8, menu_icon_size = 16;

Hit row(Look& look, const char* label, Role role, Enabled enabled, const MirrorState& state) {
  const Hit hit =
      hit_area(look, label, {look.available(), menu_item_height}, role, label, enabled, state);
  if (hit.hovered) {
    ImGui::GetWindowDrawList()->AddRectFilled(hit.box.min, hit.box.max, look.colours().hover,
                                              radius_control);
  }
  return hit;
}

void icon_of(Look& look, const Hit& hit, ImU32 ink, const char* icon) {
  draw_icon(ImGui::GetWindowDrawList(), {hit.box.min.x + icon_centre, hit.box.centre().y},
            look.fonts.text, menu_icon_size, ink, icon);
}

void draw_label(const Hit& hit, const TextLook& with, std::string_view label) {
  draw_in(
      ImGui::GetWindowDrawList(),
      {{hit.box.min.x + label_left, hit.box.min.y}, {hit.box.max.x - label_right, hit.box.max.y}},
      with, label);
}

}  // namespace

bool menu_item(Look& look, const char* icon, const char* label, MenuTone tone, Enabled enabled) {
  const Palette& p = look.colours();
  const bool is_bad = tone == MenuTone::bad;
  const Hit hit = row(look, label, Role::menuitem, enabled, {});
  icon_of(look, hit, is_bad ? p.bad : p.muted, icon);
  const ImU32 ink = enabled == Enabled::no ? p.muted : is_bad ? p.bad : p.text;
  draw_label(hit, look.body().in(ink), label);
  return hit.pressed;
}

bool menu_choice(Look& look, const std::string& label, bool is_chosen) {
  const Hit hit =
      row(look, label.c_str(), Role::menuitemradio, Enabled::yes, {.checked = is_chosen});
  if (is_chosen) icon_of(look, hit, look.colours().accent, icon_check);
  draw_label(hit, is_chosen ? look.strong() : look.body(), label);
  return hit.pressed;
}

}  // namespace ui
