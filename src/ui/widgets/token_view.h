// A JSON Web Token, whole and taken apart, every claim explained.
#pragma once

#include <string_view>

#include "ui/look.h"

namespace ui {

// `claims` leaves out the token itself, which is as good as a password while it lives.
enum class TokenShown { whole, claims };
void token_view(Look& look, std::string_view id, std::string_view token,
                TokenShown shown = TokenShown::whole);

}  // namespace ui
