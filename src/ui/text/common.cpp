#include "ui/text/common.h"

namespace ui {

std::string fill(std::string_view entry, std::string_view first, std::string_view second,
                 std::string_view third) {
  std::string out;
  for (size_t i = 0; i < entry.size(); ++i) {
    const bool place = entry[i] == '{' && i + 2 < entry.size() && entry[i + 2] == '}';
    if (!place) {
      out += entry[i];
      continue;
    }
    out += entry[i + 1] == '0' ? first : entry[i + 1] == '1' ? second : third;
    i += 2;
  }
  return out;
}

std::string grouped(long long number) {
  std::string digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<size_t>(at), "\u00A0");
  }
  return digits;
}

std::string count_text(uint64_t count) {
  return grouped(static_cast<long long>(count));
}

std::string counted(long long number, const char* one, const char* many) {
  return grouped(number) + " " + (number == 1 ? one : many);
}

}  // namespace ui
