// A switch with its words at the right.
#pragma once

#include <string_view>

#include "ui/look.h"

namespace ui {

// `on` changes when it is pressed.
void switch_row(Look& look, std::string_view id, bool& on, std::string_view label,
                std::string_view help);

}  // namespace ui
