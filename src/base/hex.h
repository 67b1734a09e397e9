// Octets as hexadecimal digits (RFC 4648 section 8, in lower case).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

// 0..15, or -1 for what is no digit.
constexpr int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

std::string to_hex(std::string_view octets);
// Of digits in either case; nothing when it is anything else.
std::optional<std::string> from_hex(std::string_view text);

}  // namespace base
