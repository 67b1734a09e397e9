// Whether something is found by what was typed into a search field.
#pragma once

#include <initializer_list>
#include <string>

namespace ui {

// Without regard to the case of ASCII letters; spaces around are ignored; an empty search finds
// everything.
bool matches(const std::string& search, std::initializer_list<std::string> in);

}  // namespace ui
