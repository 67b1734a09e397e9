#include "ui/widgets/field.h"

#include <algorithm>

#include "imgui_internal.h"
#include "misc/cpp/imgui_stdlib.h"
#include "ui/canvas.h"
#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/text_units.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr float field_padding = 12;

void draw_frame(Look& look, const Box& box, bool active, bool hovered, bool wrong,
                Enabled enabled) {
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool off = enabled == Enabled::no;
  list->AddRectFilled(box.min, box.max, off ? p.raised : p.field, radius_control);
  const ImU32 edge = wrong             ? p.bad
                     : active          ? p.accent
                     : hovered && !off ? p.border_strong
                                       : p.border;
  list->AddRect(box.min, box.max, edge, radius_control, 0, active ? 2.0f : 1.0f);
}

// What the browser's own field did to the text is done to ours.
int apply_edits(ImGuiInputTextCallbackData* data) {
  for (const TextEdit& edit : take_text_edits()) {
    const std::string_view text(data->Buf, static_cast<size_t>(data->BufTextLen));
    const auto from = static_cast<int>(octet_of_unit(text, edit.from)),
               to = static_cast<int>(octet_of_unit(text, edit.to));
    if (to > from) data->DeleteChars(from, to - from);
    data->InsertChars(from, edit.utf8.data(), edit.utf8.data() + edit.utf8.size());
    data->CursorPos = from + static_cast<int>(edit.utf8.size());
    data->SelectionStart = data->SelectionEnd = data->CursorPos;
  }
  return 0;
}

// Where the caret of the last item stands, if it is being edited.
void describe_selection(ImGuiID item, MirrorState& state) {
  const ImGuiInputTextState* editing = ImGui::GetInputTextState(item);
  if (!editing || ImGui::GetActiveID() != item) return;
  const std::string_view text(editing->TextA.Data, static_cast<size_t>(editing->TextLen));
  const auto units = [&](int octets) {
    return static_cast<int>(utf16_units(text.substr(0, static_cast<size_t>(octets))));
  };
  const bool chosen = editing->HasSelection();
  const int begin = chosen ? editing->GetSelectionStart() : editing->GetCursorPos();
  const int end = chosen ? editing->GetSelectionEnd() : begin;
  state.selection_begin = units(std::min(begin, end));
  state.selection_end = units(std::max(begin, end));
}

// ImGui's own field without its frame, so placed that capitals stand in the middle of ours.
bool input(Look& look, std::string_view id, std::string& value, const TextField& how,
           const Box& box, float left, ImGuiInputTextFlags flags) {
  const TextLook face = how.typeface == Typeface::mono ? look.mono() : look.body();
  const float line = face.size;
  const float shift =
      std::max(0.0f, face.font->GetFontBaked(face.size)->Ascent - 0.863f * face.size);
  const float above = how.lines > 1 ? 9.0f : (box.height() - line) / 2 - shift;
  ImGui::PushFont(face.font, face.size);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, std::max(0.0f, std::floor(above + 0.5f))});
  ImGui::PushStyleColor(ImGuiCol_NavCursor, 0);
  ImGui::PushStyleColor(ImGuiCol_Text,
                        how.enabled == Enabled::no ? look.colours().muted : face.colour);
  ImGui::SetCursorScreenPos({box.min.x + left, box.min.y});
  const float width = box.width() - left - field_padding;
  bool changed = false;
  flags |= ImGuiInputTextFlags_CallbackAlways;
  const std::string name = "##" + std::string(id);
  ImGui::BeginDisabled(how.enabled == Enabled::no);
  if (how.focus == Focus::take) ImGui::SetKeyboardFocusHere();
  if (how.lines > 1) {
    changed =
        ImGui::InputTextMultiline(name.c_str(), &value, {width, box.height()}, flags, apply_edits);
  } else {
    ImGui::SetNextItemWidth(width);
    changed = ImGui::InputTextWithHint(name.c_str(), std::string(how.hint).c_str(), &value, flags,
                                       apply_edits);
  }
  ImGui::EndDisabled();
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  return changed;
}

}  // namespace

void field_label(Look& look, std::string_view label) {
  text(look, look.small_strong(), label);
  gap(4);
}

void field_help(Look& look, std::string_view help, std::string_view error) {
  if (!error.empty()) {
    gap(4);
    icon_mark(look, icon_circle_alert, 14, look.colours().bad, 20);
    same_line(6);
    ColumnScope column(look, ImGui::GetCursorScreenPos().x, look.available());
    text(look, look.small().in(look.colours().bad), error, Role::alert);
  } else if (!help.empty()) {
    gap(4);
    text(look, look.small_muted(), help);
  }
}

Typed text_field(Look& look, std::string_view id, std::string& value, const TextField& how) {
  const float width = how.width > 0 ? how.width : look.available();
  ColumnScope column(look, ImGui::GetCursorScreenPos().x, width);
  if (!how.label.empty()) field_label(look, how.label);
  Box box;
  box.min = ImGui::GetCursorScreenPos();
  box.max = {
      box.min.x + width,
      box.min.y + (how.lines > 1 ? 18 + 18.0f * static_cast<float>(how.lines) : control_height)};
  const ImGuiID item = ImGui::GetID(("##" + std::string(id)).c_str());
  const bool nav_here = ImGui::GetCurrentContext()->NavId == item && ImGui::GetIO().NavVisible;
  const bool active = ImGui::GetActiveID() == item || nav_here;
  const bool hovered = ImGui::IsMouseHoveringRect(box.min, box.max);
  draw_frame(look, box, active, hovered, !how.error.empty(), how.enabled);
  const bool was_active = ImGui::GetActiveID() == item;
  Typed typed;
  typed.changed = input(look, id, value, how, box, field_padding, 0);
  MirrorState state{.value = value,
                    .description = std::string(how.error.empty() ? how.help : how.error),
                    .disabled = how.enabled == Enabled::no,
                    .invalid = !how.error.empty(),
                    .multiline = how.lines > 1};
  describe_selection(item, state);
  describe_last_item(Role::textbox, how.label.empty() ? how.hint : how.label, state);
  const bool enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                     ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
  typed.entered = how.lines == 1 && was_active && enter;
  typed.editing = ImGui::GetActiveID() == item;
  ImGui::SetCursorScreenPos(box.min);
  ImGui::Dummy({width, box.height()});
  field_help(look, how.help, how.error);
  return typed;
}

bool search_field(Look& look, std::string_view id, std::string& value, std::string_view hint,
                  float width, Focus focus) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Box box{at, {at.x + width, at.y + control_height}};
  const ImGuiID item = ImGui::GetID(("##" + std::string(id)).c_str());
  const bool nav_here = ImGui::GetCurrentContext()->NavId == item && ImGui::GetIO().NavVisible;
  draw_frame(look, box, ImGui::GetActiveID() == item || nav_here,
             ImGui::IsMouseHoveringRect(box.min, box.max), false, Enabled::yes);
  draw_icon(ImGui::GetWindowDrawList(), {at.x + 20, box.centre().y}, look.fonts.text, 16,
            look.colours().muted, icon_search);
  TextField how;
  how.hint = hint;
  how.focus = focus;
  const float clear = value.empty() ? 0 : icon_button_size - 4;
  bool changed = input(look, id, value, how, {box.min, {box.max.x - clear, box.max.y}}, 36, 0);
  MirrorState state{.value = value};
  describe_selection(item, state);
  describe_last_item(Role::textbox, hint, state);
  if (!value.empty()) {
    ImGui::SetCursorScreenPos({box.max.x - icon_button_size - 2, at.y + 2});
    if (icon_button(look, std::string(id) + "/clear", icon_x, words::clear_search)) {
      value.clear();
      changed = true;
    }
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, control_height});
  return changed;
}

Typed combo_field(Look& look, std::string_view id, std::string& value, const ComboField& how) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImGuiID item = ImGui::GetID(("##" + std::string(id)).c_str());
  const bool was_active = ImGui::GetActiveID() == item;
  TextField inside;
  inside.hint = how.hint;
  inside.focus = how.focus;
  Typed typed;
  typed.changed = input(look, id, value, inside, {at, {at.x + how.width, at.y + how.height}}, 0,
                        ImGuiInputTextFlags_CallbackHistory);
  MirrorState state{
      .value = value, .expands = Expands::open, .popup = Role::listbox, .active = how.active};
  describe_selection(item, state);
  describe_last_item(Role::combobox, how.name, state);
  typed.editing = was_active;
  typed.entered = was_active && (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                                 ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false));
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({how.width, how.height});
  return typed;
}

}  // namespace ui
