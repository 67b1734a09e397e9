// A JSON Web Token, whole and taken apart, every claim explained.
#pragma once

#include <string_view>

#include "ui/look.h"

namespace ui {

void token_view(Look& look, std::string_view id, std::string_view token);

}  // namespace ui
