#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/widgets/hit.h"

namespace ui {
namespace {

void draw_paragraph(const TextLook& with, std::string_view said, ImVec2 top, float wrap_width,
                    Align align) {
  const char *at = said.data(), *end = at + said.size();
  ImDrawList* list = ImGui::GetWindowDrawList();
  do {
    const char* newline = std::find(at, end, '\n');
    const char* stop =
        std::min(newline, with.font->CalcWordWrapPosition(with.size, at, newline, wrap_width));
    const std::string_view one(at, static_cast<size_t>(stop - at));
    const float spare = align == Align::centre ? wrap_width - measure(with, one).x : 0;
    draw_line(list, {top.x + std::floor(spare / 2), top.y}, with, one);
    top.y += with.line;
    at = stop;
    if (at < end && *at == '\n') {
      ++at;
    } else {
      while (at < end && *at == ' ') ++at;
    }
  } while (at < end);
}

// The least width in which the text takes no more lines than in `widest`: its lines are about
// equal.
float balanced_width(const TextLook& with, std::string_view said, float widest) {
  const float tall = measure(with, said, widest).y;
  float enough = widest, too_little = widest / 2;
  for (int turn = 0; turn < 5; ++turn) {
    const float middle = (enough + too_little) / 2;
    (measure(with, said, middle).y > tall ? too_little : enough) = middle;
  }
  return std::ceil(enough);
}

}  // namespace

void text(Look& look, const TextLook& with, std::string_view said, Role role,
          std::string_view value) {
  if (said.empty()) return;
  const float wrap_width = std::max(look.available(), 40.0f);
  const ImVec2 at = ImGui::GetCursorScreenPos(), size = measure(with, said, wrap_width);
  ImGui::Dummy(size);
  describe_text(role, said, value);
  if (ImGui::IsRectVisible(at, {at.x + size.x, at.y + size.y})) {
    draw_paragraph(with, said, at, wrap_width, Align::left);
  }
}

void centred_text(Look& look, const TextLook& with, std::string_view said, Role role,
                  std::string_view value) {
  const float wrap_width = std::max(look.available(), 40.0f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({wrap_width, measure(with, said, wrap_width).y});
  describe_text(role, said, value);
  const float inner = balanced_width(with, said, wrap_width);
  draw_paragraph(with, said, {at.x + std::floor((wrap_width - inner) / 2), at.y}, inner,
                 Align::centre);
}

void heading(Look& look, const TextLook& with, std::string_view said, std::string_view level) {
  text(look, with, said, Role::heading, level);
}

void line(Look& look, const TextLook& with, std::string_view said, float width, Align align,
          float height) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size(std::max(width, 1.0f), height > 0 ? height : with.line);
  ImGui::Dummy(size);
  if (said.empty()) return;
  describe_text(Role::text, said);
  const Box box{at, {at.x + size.x, at.y + size.y}};
  if (ImGui::IsRectVisible(box.min, box.max) &&
      draw_in(ImGui::GetWindowDrawList(), box, with, said, align)) {
    tooltip(look, said);
  }
}

bool link(Look& look, std::string_view id, std::string_view said, const TextLook& with) {
  const ImVec2 size = measure(with, said);
  const Hit hit =
      hit_area(look, id, {std::min(size.x, look.available()), with.line}, Role::link, said);
  const ImU32 colour = hit.hovered ? look.colours().accent_hover : with.colour;
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_in(list, hit.box, with.in(colour), said);
  if (hit.hovered) {
    const float y = hit.box.max.y - (with.line - with.size) / 2 + 1;
    list->AddLine({hit.box.min.x, y}, {hit.box.max.x, y}, colour);
  }
  return hit.pressed;
}

void icon_mark(Look& look, const char* icon, float size, ImU32 colour, float height) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({size, height});
  draw_icon(ImGui::GetWindowDrawList(), {at.x + size / 2, at.y + height / 2}, look.fonts.text, size,
            colour, icon);
}

}  // namespace ui
