#include "base/hex.h"

#include <charconv>

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
  std::string octets;
  octets.reserve(text.size() / 2);
  for (size_t at = 0; at < text.size(); at += 2) {
    unsigned octet = 0;
    const char* const end = text.data() + at + 2;
    const auto [stop, error] = std::from_chars(text.data() + at, end, octet, 16);
    if (error != std::errc() || stop != end) return std::nullopt;
    octets += static_cast<char>(octet);
  }
  return octets;
}

}  // namespace base
