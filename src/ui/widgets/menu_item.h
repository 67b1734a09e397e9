// One line of a menu: an icon and what it does.
#pragma once

#include "ui/look.h"
#include "ui/widgets/hit.h"

namespace ui {

enum class MenuTone { plain, bad };

// As wide as the column; true when pressed.
bool menu_item(Look& look, const char* icon, const char* label, MenuTone tone = MenuTone::plain,
               Enabled enabled = Enabled::yes);
// One of several of which one is chosen, with a check mark at that one.
bool menu_choice(Look& look, const std::string& label, bool is_chosen);
inline constexpr float menu_item_height = 36;

}  // namespace ui
