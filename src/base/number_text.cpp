#include "base/number_text.h"

namespace base {

std::string grouped(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, "\u00A0");
  }
  return digits;
}

}  // namespace base
