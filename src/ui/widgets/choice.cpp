#include "ui/widgets/choice.h"

#include <algorithm>

#include "imgui_internal.h"
#include "ui/icons.h"
#include "ui/widgets/field.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr float box_size = 18, options_height_max = 448;

float option_height(const Option& option) {
  return option.note.empty() ? 36.0f : 56.0f;
}

bool select_popup(Look& look, const char* popup, const Box& under, std::string& value,
                  const std::vector<Option>& options, std::string_view name) {
  bool changed = false;
  float height = 8;
  for (const Option& option : options) height += option_height(option);
  height = std::min(height, options_height_max);
  const bool fits_below = under.max.y + 4 + height <= ImGui::GetIO().DisplaySize.y - 8;
  const float top = fits_below ? under.max.y + 4 : std::max(8.0f, under.min.y - 4 - height);
  ImGui::SetNextWindowPos({under.min.x, top});
  ImGui::SetNextWindowSizeConstraints({under.width(), 0}, {under.width(), options_height_max});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {4, 4});
  if (ImGui::BeginPopup(popup, ImGuiWindowFlags_NoMove)) {
    const MirrorScope listbox(Role::listbox, name);
    const float width = under.width() - 8 - (ImGui::GetScrollMaxY() > 0 ? 10.0f : 0.0f);
    for (const Option& option : options) {
      if (option_row(look, option, option.value == value, width)) {
        changed = value != option.value;
        value = option.value;
        ImGui::CloseCurrentPopup();
      }
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  return changed;
}

}  // namespace

void draw_check_box(Look& look, ImVec2 at, bool checked, bool hovered, Enabled enabled) {
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 end(at.x + box_size, at.y + box_size);
  if (checked) {
    list->AddRectFilled(at, end,
                        enabled == Enabled::no ? p.border_strong
                        : hovered              ? p.accent_hover
                                               : p.accent,
                        4);
    draw_icon(list, {at.x + box_size / 2, at.y + box_size / 2}, look.fonts.text, 14, p.on_accent,
              icon_check);
  } else {
    list->AddRectFilled(at, end, p.field, 4);
    list->AddRect(at, end, hovered ? p.accent : p.border_strong, 4, 0, 1.5f);
  }
}

bool option_row(Look& look, const Option& option, bool chosen, float width) {
  const Palette& p = look.colours();
  const float height = option_height(option);
  // ImGui knows no empty id; a value may be empty, and stand for none.
  const std::string_view id = option.value.empty() ? "none" : std::string_view(option.value);
  const Hit hit = hit_area(look, id, {width, height}, Role::option, option.label, Enabled::yes,
                           {.description = option.note, .selected = chosen});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hit.hovered) list->AddRectFilled(hit.box.min, hit.box.max, p.hover, radius_control);
  if (chosen) {
    draw_icon(list, {hit.box.min.x + 18, hit.box.min.y + 18}, look.fonts.text, 16, p.accent,
              icon_check);
  }
  const float left = hit.box.min.x + 36, right = hit.box.max.x - 12;
  draw_in(list,
          {{left, hit.box.min.y}, {right, hit.box.min.y + (option.note.empty() ? height : 34)}},
          look.body(), option.label);
  if (!option.note.empty()) {
    draw_in(list, {{left, hit.box.min.y + 28}, {right, hit.box.max.y - 6}}, look.small_muted(),
            option.note);
  }
  return hit.pressed;
}

Hit opening_field(Look& look, std::string_view id, const std::string& popup, std::string_view name,
                  std::string_view shown, const Select& how) {
  const bool open = ImGui::IsPopupOpen(popup.c_str());
  // What stands for the name itself is not said twice.
  const std::string said =
      name == shown ? std::string(name) : std::string(name) + ": " + std::string(shown);
  const Hit hit =
      hit_area(look, id, {look.available(), control_height}, Role::button, said, how.enabled,
               {.description = std::string(how.help),
                .expands = open ? Expands::open : Expands::closed,
                .popup = Role::listbox});
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(hit.box.min, hit.box.max, how.enabled == Enabled::yes ? p.field : p.raised,
                      radius_control);
  list->AddRect(hit.box.min, hit.box.max, hit.hovered ? p.border_strong : p.border, radius_control);
  draw_in(list, {{hit.box.min.x + 12, hit.box.min.y}, {hit.box.max.x - 36, hit.box.max.y}},
          how.enabled == Enabled::yes && name != shown ? look.body() : look.muted(), shown);
  draw_icon(list, {hit.box.max.x - 20, hit.box.centre().y}, look.fonts.text, 16, p.muted,
            icon_chevron_down);
  return hit;
}

bool select(Look& look, std::string_view id, std::string& value, const std::vector<Option>& options,
            const Select& how) {
  ColumnScope column(look, ImGui::GetCursorScreenPos().x,
                     how.width > 0 ? how.width : look.available());
  if (!how.label.empty()) field_label(look, how.label);
  const auto chosen = std::find_if(options.begin(), options.end(),
                                   [&](const Option& option) { return option.value == value; });
  const std::string popup = std::string(id) + "/options";
  const Hit hit = opening_field(look, id, popup, how.label,
                                chosen == options.end() ? value : chosen->label, how);
  if (hit.pressed) ImGui::OpenPopup(popup.c_str());
  const bool changed = select_popup(look, popup.c_str(), hit.box, value, options, how.label);
  field_help(look, how.help);
  return changed;
}

bool toggle(Look& look, std::string_view id, bool on, std::string_view name, Enabled enabled) {
  const Hit hit = hit_area(look, id, {44, 32}, Role::toggle, name, enabled, {.checked = on});
  const Palette& p = look.colours();
  const std::string_view place = id;
  const float at =
      animate_towards(look, ImGui::GetID(place.data(), place.data() + place.size()), on);
  const ImVec2 from(hit.box.min.x + 2, hit.box.min.y + 5), to(hit.box.max.x - 2, hit.box.max.y - 5);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 off_fill = hit.hovered ? p.border_strong : mix(p.border, p.border_strong, 0.5f);
  ImU32 fill = mix(off_fill, hit.hovered ? p.accent_hover : p.accent, at);
  if (enabled == Enabled::no) fill = p.border;
  list->AddRectFilled(from, to, fill, 11);
  const float x = from.x + 11 + (to.x - from.x - 22) * at;
  const ImU32 knob = enabled == Enabled::no ? p.muted : IM_COL32_WHITE;
  list->AddCircleFilled({x, (from.y + to.y) / 2}, 8, knob, 24);
  return hit.pressed;
}

bool checkbox(Look& look, std::string_view id, bool checked, std::string_view label, float width,
              Enabled enabled) {
  const float wide = width > 0 ? width : box_size + 10 + measure(look.body(), label).x;
  const Hit hit =
      hit_area(look, id, {wide, 32}, Role::checkbox, label, enabled, {.checked = checked});
  draw_check_box(look, {hit.box.min.x, hit.box.min.y + (32 - box_size) / 2}, checked, hit.hovered,
                 enabled);
  draw_in(ImGui::GetWindowDrawList(), {{hit.box.min.x + box_size + 10, hit.box.min.y}, hit.box.max},
          enabled == Enabled::yes ? look.body() : look.muted(), label);
  return hit.pressed;
}

bool choice_card(Look& look, std::string_view id, const ChoiceCard& card) {
  const MirrorState state{.description = std::string(card.body), .checked = card.chosen};
  constexpr float text_left = 52, edge = 16, text_top = 18;
  const float text_width = card.width - text_left - edge;
  const float height = card.height > 0
                           ? card.height
                           : text_top + look.strong().line + 2 +
                                 measure(look.small_muted(), card.body, text_width).y + edge;
  const Hit hit =
      hit_area(look, id, {card.width, height}, Role::radio, card.title, Enabled::yes, state);
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(hit.box.min, hit.box.max,
                      card.chosen   ? p.accent_tint
                      : hit.hovered ? p.hover
                                    : p.surface,
                      radius_card);
  list->AddRect(hit.box.min, hit.box.max,
                card.chosen   ? p.accent
                : hit.hovered ? p.border_strong
                              : p.border,
                radius_card, 0, card.chosen ? 2.0f : 1.0f);
  const ImVec2 at = hit.box.min, after = ImGui::GetCursorScreenPos();
  draw_icon(list, {at.x + 28, at.y + 30}, look.fonts.text, 20, card.chosen ? p.accent : p.muted,
            card.icon);
  ImGui::SetCursorScreenPos({at.x + text_left, at.y + text_top});
  {
    ColumnScope column(look, at.x + text_left, text_width);
    const std::string said = std::string(card.title) + "\n" + state.description;
    const MirrorSaid silence(said);
    text(look, look.strong(), card.title);
    gap(2);
    text(look, look.small_muted(), card.body);
  }
  ImGui::SetCursorScreenPos(after);
  return hit.pressed;
}

bool segments(Look& look, std::string_view name, size_t& chosen,
              const std::vector<std::string>& labels) {
  const MirrorScope scope(Role::radiogroup, name);
  const Palette& p = look.colours();
  bool changed = false;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float x = at.x;
  ImGui::PushID(name.data(), name.data() + name.size());
  for (size_t i = 0; i < labels.size(); ++i) {
    ImGui::SetCursorScreenPos({x, at.y});
    const bool on = chosen == i;
    const float width = measure(look.body(), labels[i]).x + 24;
    const Hit hit = hit_area(look, labels[i], {width, 32}, Role::radio, labels[i], Enabled::yes,
                             {.checked = on});
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (on || hit.hovered)
      list->AddRectFilled(hit.box.min, hit.box.max, on ? p.accent_tint : p.hover, radius_control);
    draw_in(list, hit.box, look.body().in(on ? p.accent : p.muted), labels[i], Align::centre);
    if (hit.pressed && !on) {
      chosen = i;
      changed = true;
    }
    x += width + 4;
  }
  ImGui::PopID();
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({x - 4 - at.x, 32});
  return changed;
}

bool segments_or_select(Look& look, std::string_view name, size_t& chosen,
                        const std::vector<std::string>& labels) {
  if (!look.compact) return segments(look, name, chosen, labels);
  std::vector<Option> options;
  for (const std::string& label : labels) options.push_back({label, label, {}});
  std::string value = labels[chosen];
  if (!select(look, name, value, options, {.label = name})) return false;
  chosen = static_cast<size_t>(std::find(labels.begin(), labels.end(), value) - labels.begin());
  return true;
}

}  // namespace ui
