#include "ui/text/common.h"

#include "base/number_text.h"

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
  const auto size = static_cast<uint64_t>(number);
  return number < 0 ? "-" + base::grouped(0 - size) : base::grouped(size);
}

std::string count_text(uint64_t count) {
  return base::grouped(count);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

std::string counted(long long number, const char* one, const char* many) {
  return grouped(number) + " " + (number == 1 ? one : many);
}

}  // namespace ui
