#include "base/hex.h"

#include <array>

namespace base {

std::string to_hex(std::string_view octets) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * octets.size());
  for (const char octet : octets) {
    text += digits[static_cast<unsigned char>(octet) >> 4];
    text += digits[octet & 15];
  }
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  constexpr auto values = [] {
    std::array<signed char, 256> all{};
    for (size_t digit = 0; digit < all.size(); ++digit) {
      all[digit] = static_cast<signed char>(hex_value(static_cast<char>(digit)));
    }
    return all;
  }();
  const auto value = [&](size_t at) { return values[static_cast<unsigned char>(text[at])]; };
  std::string octets(text.size() / 2, '\0');
  int wrong = 0;
  for (size_t at = 0; at < octets.size(); ++at) {
    const int high = value(2 * at), low = value(2 * at + 1);
    wrong |= high | low;
    octets[at] = static_cast<char>(high << 4 | low);
  }
  if (wrong < 0) return std::nullopt;
  return octets;
}

}  // namespace base
