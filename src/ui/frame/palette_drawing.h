// How the palette's lines look.
#pragma once

#include <string_view>

#include "ui/frame/palette.h"

namespace ui {

void draw_palette_option(Look& look, const Box& box, const PaletteOption& option, bool on);

// The picture of a key, 22 high.
void draw_key_cap(Look& look, ImVec2 at, std::string_view key);
float key_cap_width(const Look& look, std::string_view key);
// Which keys do what, in a line of that height.
void draw_key_hints(Look& look, ImVec2 at, float height);

}  // namespace ui
