#include "ui/widgets/search.h"

#include "base/http_message.h"

namespace ui {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

bool matches(const std::string& search, std::initializer_list<std::string> in) {
  const std::string wanted = lower(base::trim(search));
  if (wanted.empty()) return true;
  for (const std::string& text : in) {
    if (lower(text).find(wanted) != std::string::npos) return true;
  }
  return false;
}

}  // namespace ui
