// Design tokens: colours by role, sizes on a 4 px grid. The one place where a colour is named.
#pragma once

#include <string_view>
#include <vector>

#include "imgui.h"

namespace ui {

struct Palette {
  ImU32 background;  // the page
  ImU32 surface;     // cards, rail
  ImU32 raised;      // controls, table heads, popups
  ImU32 hover;       // a row or quiet control under the mouse
  ImU32 border, border_strong;
  ImU32 text, muted;
  ImU32 accent, accent_hover, accent_tint, on_accent;
  ImU32 good, good_tint, warn, warn_tint, bad, bad_tint, bad_hover, on_bad;
  ImU32 focus;  // the keyboard's ring
  ImU32 field;  // inside what is typed into or chosen from
  ImU32 code;   // behind code
  ImU32 shade;  // over the page, under a dialog
  ImU32 heat_low, heat_high;
};

const Palette& dark_palette();
const Palette& light_palette();

enum class ThemeChoice { system, dark, light };
std::string_view name(ThemeChoice choice);
// Anything unknown is `system`.
ThemeChoice theme_choice_from_name(std::string_view text);

// Every pair of a text colour and what it is written on, for the contrast test.
struct ColourPair {
  const char* name;
  ImU32 text, behind;
};
std::vector<ColourPair> text_pairs(const Palette& palette);
// WCAG 2.2 contrast ratio of two opaque colours, 1..21.
double contrast(ImU32 a, ImU32 b);
// `part` of b over a, opaque.
ImU32 mix(ImU32 a, ImU32 b, float part);
ImU32 faded(ImU32 colour, float alpha);

// Gives the current ImGui context this look.
void apply_style(const Palette& palette);

inline constexpr float radius_card = 8, radius_control = 6;
inline constexpr float control_height = 36, control_height_small = 32;
inline constexpr float table_row_height = 40;
inline constexpr float rail_width = 232, rail_width_collapsed = 56, top_bar_height = 56;
inline constexpr float content_width_max = 1120, compact_below = 760;

}  // namespace ui
