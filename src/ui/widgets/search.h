// Whether something is found by what was typed into a search field.
#pragma once

#include <initializer_list>
#include <string_view>

namespace ui {

// Of ASCII letters; others stay.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Without regard to the case of ASCII letters; spaces around are ignored; an empty search finds
// everything.
bool matches(std::string_view search, std::initializer_list<std::string_view> in);

}  // namespace ui
