// Written things: paragraphs, headings, links.
#pragma once

#include <string_view>

#include "ui/look.h"
#include "ui/mirror.h"

namespace ui {

// A paragraph, wrapped to the column.
void text(Look& look, const TextLook& with, std::string_view said, Role role = Role::text,
          std::string_view value = {});
// The same, every line in the middle of the column.
void centred_text(Look& look, const TextLook& with, std::string_view said, Role role = Role::text,
                  std::string_view value = {});
// `level` is "1", "2" or "3".
void heading(Look& look, const TextLook& with, std::string_view said, std::string_view level);
// One line, shortened with an ellipsis to `width`, the whole in a tooltip.
void line(Look& look, const TextLook& with, std::string_view said, float width,
          Align align = Align::left, float height = 0);
// A place inside the dashboard or outside; true when followed.
bool link(Look& look, std::string_view id, std::string_view said, const TextLook& with);
// An icon in a box of `size`, and nothing else.
void icon_mark(Look& look, const char* icon, float size, ImU32 colour, float height);

}  // namespace ui
