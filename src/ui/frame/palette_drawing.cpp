#include "ui/frame/palette_drawing.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/frame.h"

namespace ui {
namespace {

constexpr float key_cap_height = 22;

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Whether the character at `at` has an octet that is marked; `end` is where it ends.
bool is_marked(std::string_view text, size_t at, size_t& end, const std::vector<size_t>& marks) {
  end = at + 1;
  while (end < text.size() && continues_character(text[end])) ++end;
  const auto first = std::lower_bound(marks.begin(), marks.end(), at);
  return first != marks.end() && *first < end;
}

// One line, what is marked in another ink; shortened when it does not fit.
void draw_marked(ImDrawList* list, Box box, const TextLook& plain, const TextLook& marked,
                 std::string_view text, const std::vector<size_t>& marks) {
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    const bool on = is_marked(text, at, end, marks);
    for (size_t next = end; end < text.size() && is_marked(text, end, next, marks) == on;)
      end = next;
    const TextLook& face = on ? marked : plain;
    const std::string_view run = text.substr(at, end - at);
    if (draw_in(list, box, face, run)) return;
    box.min.x +=
        face.font->CalcTextSizeA(face.size, FLT_MAX, 0, run.data(), run.data() + run.size()).x;
    if (box.width() < 8) return;
    at = end;
  }
}

}  // namespace

void draw_palette_option(Look& look, const Box& box, const PaletteOption& option, bool on) {
  const auto& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (on) {
    list->AddRectFilled(box.min, box.max, p.accent_tint, radius_control);
    list->AddRectFilled({box.min.x, box.min.y + 10}, {box.min.x + 3, box.max.y - 10}, p.accent, 2);
  }
  draw_icon(list, {box.min.x + 24, box.centre().y}, look.fonts.text, 16, on ? p.accent : p.muted,
            option.icon);
  const TextLook title = look.body(), title_marked = look.strong().in(p.accent);
  const TextLook note = option.note_is_id ? look.mono().in(p.muted) : look.small_muted();
  const float left = box.min.x + 48;
  float right = box.max.x - 12;
  if (look.compact && !option.note.empty()) {
    draw_marked(list, {{left, box.min.y + 4}, {right, box.min.y + 28}}, title, title_marked,
                option.title, option.title_marks);
    draw_marked(list, {{left, box.min.y + 26}, {right, box.max.y - 4}}, note, note.in(p.accent),
                option.note, option.note_marks);
    return;
  }
  if (on && !look.compact) {
    draw_icon(list, {right - 8, box.centre().y}, look.fonts.text, 16, p.accent,
              icon_corner_down_left);
    right -= 28;
  }
  const float title_width =
      std::max(measure(title, option.title).x, measure(look.strong(), option.title).x);
  const float note_width =
      std::min(measure(note, option.note).x,
               std::max((right - left) * 0.4f, right - left - title_width - 24));
  if (!option.note.empty())
    draw_marked(list, {{right - note_width, box.min.y}, {right, box.max.y}}, note,
                note.in(p.accent), option.note, option.note_marks);
  draw_marked(list, {{left, box.min.y}, {right - note_width - 16, box.max.y}}, title, title_marked,
              option.title, option.title_marks);
}

float key_cap_width(const Look& look, std::string_view key) {
  return std::max(key_cap_height, measure(look.small_muted(), key).x + 12);
}

void draw_key_cap(Look& look, ImVec2 at, std::string_view key) {
  const auto& p = look.colours();
  const Box box{at, {at.x + key_cap_width(look, key), at.y + key_cap_height}};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min, box.max, p.raised, 4);
  list->AddRect(box.min, box.max, p.border_strong, 4);
  draw_in(list, box, look.small_muted(), key, Align::centre);
}

void draw_key_hints(Look& look, ImVec2 at, float height) {
  const float top = at.y + (height - key_cap_height) / 2;
  float x = at.x;
  const auto icon_cap = [&](const char* icon) {
    draw_key_cap(look, {x, top}, "");
    draw_icon(ImGui::GetWindowDrawList(), {x + key_cap_height / 2, top + key_cap_height / 2},
              look.fonts.text, 13, look.colours().muted, icon);
    x += key_cap_height + 4;
  };
  const auto word = [&](const char* said) {
    const float wide = measure(look.small_muted(), said).x;
    draw_in(ImGui::GetWindowDrawList(), {{x + 4, at.y}, {x + 4 + wide, at.y + height}},
            look.small_muted(), said);
    x += 4 + wide + 16;
  };
  icon_cap(icon_arrow_up);
  icon_cap(icon_arrow_down);
  word(words::palette_move);
  icon_cap(icon_corner_down_left);
  word(words::palette_open);
}

}  // namespace ui
