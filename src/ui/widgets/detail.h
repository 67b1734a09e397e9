// Values to read and take along: ids, secrets, code, facts.
#pragma once

#include <string>
#include <string_view>

#include "ui/look.h"
#include "ui/widgets/field.h"

namespace ui {

// A boxed monospace value with a copy button. `label` stands above and names the button.
void copyable(Look& look, std::string_view id, std::string_view label, std::string_view value,
              std::string_view help = {});
// The same, hidden behind dots until revealed. Copying always gives the real value.
void copyable_secret(Look& look, std::string_view id, std::string_view label,
                     std::string_view value, bool& revealed, std::string_view help = {});
// Monospace text and a copy button, without a box: for table cells. `width` includes the button.
void copyable_inline(Look& look, std::string_view id, std::string_view label,
                     std::string_view value, float width);

// Lines of code on the code surface; long lines wrap at the column. `copied` is what the button
// copies.
void code_block(Look& look, std::string_view id, std::string_view what, std::string_view shown,
                std::string_view copied);

// "Name      value" on one line, under one another on a phone.
void key_value(Look& look, std::string_view key, std::string_view value,
               Typeface typeface = Typeface::text);

std::string masked(std::string_view secret);

}  // namespace ui
