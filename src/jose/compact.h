// What the compact serializations of JWS and JWE have in common (RFC 7515 and RFC 7516, section 7.1
// each).
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/json.h"

namespace jose {

// The texts between the dots; nothing when there are more or fewer than `count`.
template <size_t count>
std::optional<std::array<std::string_view, count>> compact_parts(std::string_view compact) {
  std::array<std::string_view, count> parts;
  for (size_t i = 0; i < count; ++i) {
    const bool is_last = i + 1 == count;
    const size_t dot = compact.find('.');
    if (is_last != (dot == std::string_view::npos)) return std::nullopt;
    parts[i] = compact.substr(0, dot);
    if (!is_last) compact.remove_prefix(dot + 1);
  }
  return parts;
}

// A header out of its part: base64url of one strict JSON object.
std::optional<base::Json> read_header(std::string_view part);

// Whether typ is there and is this media type (RFC 7515 section 4.1.9).
bool has_type(const base::Json& header, std::string_view type);

}  // namespace jose
