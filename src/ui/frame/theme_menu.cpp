#include "ui/frame/theme_menu.h"

#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/widgets/button.h"

namespace ui {
namespace {

constexpr const char* theme_setting = "theme";
constexpr const char* theme_popup = "theme menu";

struct ThemeEntry {
  ThemeChoice choice;
  const char* icon;
  const char* label;
};
constexpr ThemeEntry theme_entries[] = {{ThemeChoice::dark, icon_moon, words::theme_dark},
                                        {ThemeChoice::light, icon_sun, words::theme_light},
                                        {ThemeChoice::system, icon_monitor, words::theme_system}};

const ThemeEntry& entry_of(ThemeChoice choice) {
  for (const ThemeEntry& entry : theme_entries)
    if (entry.choice == choice) return entry;
  return theme_entries[0];
}

bool draw_entry(Look& look, const ThemeEntry& entry, bool on) {
  const Palette& p = look.colours();
  const Hit hit = hit_area(look, entry.label, {200, 36}, Role::menuitemradio, entry.label,
                           Enabled::yes, {.checked = on});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hit.hovered) list->AddRectFilled(hit.box.min, hit.box.max, p.hover, radius_control);
  draw_icon(list, {hit.box.min.x + 18, hit.box.centre().y}, look.fonts.text, 16,
            on ? p.accent : p.muted, entry.icon);
  draw_in(list, {{hit.box.min.x + 36, hit.box.min.y}, hit.box.max}, look.body(), entry.label);
  if (on)
    draw_icon(list, {hit.box.max.x - 18, hit.box.centre().y}, look.fonts.text, 16, p.accent,
              icon_check);
  return hit.pressed;
}

}  // namespace

ThemeMenu::ThemeMenu(Platform& platform)
    : m_choice(theme_choice_from_name(platform.setting(theme_setting))) {}

void ThemeMenu::draw(Look& look) {
  const ThemeEntry& now = entry_of(m_choice);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool open = ImGui::IsPopupOpen(theme_popup);
  if (icon_button(look, "theme", now.icon, fill(words::theme_button, now.label), IconTone::muted,
                  Enabled::yes,
                  {.expands = open ? Expands::open : Expands::closed, .popup = Role::menu}))
    ImGui::OpenPopup(theme_popup);
  draw_menu(look, {at, {at.x + icon_button_size, at.y + icon_button_size}});
}

void ThemeMenu::choose(Look& look, ThemeChoice choice) {
  m_choice = choice;
  look.platform.set_setting(theme_setting, name(m_choice));
  look.animate();
}

void ThemeMenu::draw_menu(Look& look, const Box& button) {
  ImGui::SetNextWindowPos({button.max.x - 208, button.max.y + 4});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {4, 4});
  if (ImGui::BeginPopup(theme_popup, ImGuiWindowFlags_NoMove)) {
    const MirrorScope menu(Role::menu, words::theme_title);
    for (const ThemeEntry& entry : theme_entries) {
      if (!draw_entry(look, entry, m_choice == entry.choice)) continue;
      choose(look, entry.choice);
      ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

}  // namespace ui
