// Octets as hexadecimal digits (RFC 4648 section 8, in lower case).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

std::string to_hex(std::string_view octets);
// Of digits in either case; nothing when it is anything else.
std::optional<std::string> from_hex(std::string_view text);

}  // namespace base
