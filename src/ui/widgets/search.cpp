#include "ui/widgets/search.h"

#include <algorithm>

#include "base/http_message.h"

namespace ui {

bool matches(std::string_view search, std::initializer_list<std::string_view> in) {
  const std::string_view wanted = base::trim(search);
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  for (const std::string_view text : in) {
    if (std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end())
      return true;
  }
  return wanted.empty();
}

}  // namespace ui
