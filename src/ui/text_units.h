// Places in a text: the browser counts UTF-16 units, ImGui counts octets of UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace ui {

// How many units the text takes.
size_t utf16_units(std::string_view utf8);
// Where the unit with this number begins; the text's end when there are fewer.
size_t octet_of_unit(std::string_view utf8, size_t unit);

}  // namespace ui
