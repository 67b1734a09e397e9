// Buttons with words, buttons with an icon only.
#pragma once

#include <string_view>

#include "ui/look.h"
#include "ui/widgets/hit.h"

namespace ui {

enum class ButtonKind { primary, secondary, quiet, danger };

struct Button {
  ButtonKind kind = ButtonKind::secondary;
  const char* icon = nullptr;
  Enabled enabled = Enabled::yes;
  bool busy = false;           // a request is on its way: disabled, and says so
  float width = 0;             // 0: as wide as its label
  std::string_view name = {};  // what a screen reader says when the label alone does not tell
  Expands expands = Expands::no;
};

// Beside its label.
inline constexpr float button_padding = 14;
bool button(Look& look, std::string_view id, std::string_view label, const Button& how = {});
float button_width(const Look& look, std::string_view label, const Button& how = {});

enum class IconTone { muted, bad, good };
// 32 px square; `name` is the tooltip and what a screen reader says.
bool icon_button(Look& look, std::string_view id, const char* icon, std::string_view name,
                 IconTone tone = IconTone::muted, Enabled enabled = Enabled::yes,
                 const MirrorState& state = {});
inline constexpr float icon_button_size = 32;

// Copies `content`; shows a check mark for a moment. `what`: "Client ID".
void copy_button(Look& look, std::string_view id, std::string_view what, std::string_view content);

}  // namespace ui
