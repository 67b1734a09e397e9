#include "ui/widgets/detail.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr size_t mask_length = 24;

Box value_box(Look& look, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Box box{at, {at.x + width, at.y + control_height}};
  const Palette& p = look.colours();
  ImGui::GetWindowDrawList()->AddRectFilled(box.min, box.max, p.code, radius_control);
  ImGui::GetWindowDrawList()->AddRect(box.min, box.max, p.border, radius_control);
  return box;
}

void finish_box(const Box& box) {
  ImGui::SetCursorScreenPos(box.min);
  ImGui::Dummy({box.width(), box.height()});
}

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// Where a line of code is broken so that it fits: after so many monospace characters.
std::string_view take_line(std::string_view& rest, size_t columns) {
  size_t length = 0;
  for (size_t characters = 0; length < rest.size() && rest[length] != '\n'; ++length) {
    if (starts_character(rest[length]) && ++characters > columns) break;
  }
  const std::string_view taken = rest.substr(0, length);
  rest.remove_prefix(length);
  if (!rest.empty() && rest.front() == '\n') rest.remove_prefix(1);
  return taken;
}

}  // namespace

std::string masked(std::string_view secret) {
  std::string dots;
  for (size_t i = 0; i < std::min(secret.size(), mask_length); ++i) dots += "•";
  return dots;
}

void copyable(Look& look, std::string_view id, std::string_view label, std::string_view value,
              std::string_view help) {
  ColumnScope column(look, ImGui::GetCursorScreenPos().x, look.available());
  if (!label.empty()) field_label(look, label);
  const Box box = value_box(look, look.available());
  ImGui::SetCursorScreenPos({box.min.x + 12, box.min.y});
  line(look, look.mono(), value, box.width() - 12 - icon_button_size - 6, Align::left,
       control_height);
  ImGui::SetCursorScreenPos({box.max.x - icon_button_size - 2, box.min.y + 2});
  copy_button(look, id, label, value);
  finish_box(box);
  field_help(look, help);
}

void copyable_secret(Look& look, std::string_view id, std::string_view label,
                     std::string_view value, bool& revealed, std::string_view help) {
  ColumnScope column(look, ImGui::GetCursorScreenPos().x, look.available());
  if (!label.empty()) field_label(look, label);
  const Box box = value_box(look, look.available());
  ImGui::SetCursorScreenPos({box.min.x + 12, box.min.y});
  const float room = box.width() - 12 - 2 * icon_button_size - 6;
  if (revealed) {
    line(look, look.mono(), value, room, Align::left, control_height);
  } else {
    const Box inner{{box.min.x + 12, box.min.y}, {box.min.x + 12 + room, box.max.y}};
    draw_in(ImGui::GetWindowDrawList(), inner, look.mono().in(look.colours().muted), masked(value));
  }
  ImGui::SetCursorScreenPos({box.max.x - 2 * icon_button_size - 2, box.min.y + 2});
  const std::string name = fill(revealed ? words::hide : words::reveal, label);
  if (icon_button(look, std::string(id) + "/eye", revealed ? icon_eye_off : icon_eye, name))
    revealed = !revealed;
  ImGui::SetCursorScreenPos({box.max.x - icon_button_size - 2, box.min.y + 2});
  copy_button(look, id, label, value);
  finish_box(box);
  field_help(look, help);
}

void copyable_inline(Look& look, std::string_view id, std::string_view label,
                     std::string_view value, float width) {
  const float room = width - icon_button_size;
  const float wide = std::min(measure(look.mono(), value).x, room);
  line(look, look.mono().in(look.colours().muted), value, wide, Align::left, icon_button_size);
  same_line(2);
  copy_button(look, id, label, value);
}

void code_block(Look& look, std::string_view id, std::string_view what, std::string_view shown,
                std::string_view copied) {
  const Palette& p = look.colours();
  const TextLook face = look.mono();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available(), inner = width - 32;
  const float character = face.font->CalcTextSizeA(face.size, FLT_MAX, 0, "m").x;
  const size_t columns = static_cast<size_t>(std::max(8.0f, inner / character));
  std::vector<std::string_view> lines;
  for (std::string_view rest = shown; !rest.empty();) lines.push_back(take_line(rest, columns));
  const float height = 24 + face.line * static_cast<float>(lines.size()) + 28;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + width, at.y + height}, p.code, radius_control);
  list->AddRect(at, {at.x + width, at.y + height}, p.border, radius_control);
  ImGui::SetCursorScreenPos({at.x + 16, at.y + 6});
  line(look, look.small_muted(), what, width - 32 - icon_button_size, Align::left, 32);
  ImVec2 pen(at.x + 16, at.y + 40);
  for (const std::string_view piece : lines) {
    draw_line(list, pen, face, piece);
    pen.y += face.line;
  }
  ImGui::SetCursorScreenPos({at.x + 16, at.y + 40});
  ImGui::Dummy({inner, face.line * static_cast<float>(lines.size())});
  describe_text(Role::text, shown);
  ImGui::SetCursorScreenPos({at.x + width - icon_button_size - 6, at.y + 6});
  copy_button(look, id, what, copied);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, height});
}

void key_value(Look& look, std::string_view key, std::string_view value, Typeface typeface) {
  const float left = ImGui::GetCursorScreenPos().x, width = look.available();
  const TextLook face = typeface == Typeface::mono ? look.mono() : look.body();
  const float key_width = look.compact ? 0.0f : std::min(200.0f, width * 0.32f);
  if (look.compact) {
    text(look, look.small_muted(), key);
    text(look, face, value);
  } else {
    line(look, look.muted(), key, key_width, Align::left, 32);
    same_line(16);
    ColumnScope column(look, left + key_width + 16, width - key_width - 16);
    gap((32 - face.line) / 2);
    text(look, face, value);
    gap((32 - face.line) / 2);
  }
  gap(look.compact ? 8.0f : 0.0f);
}

}  // namespace ui
