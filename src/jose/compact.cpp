#include "jose/compact.h"

#include <string>

#include "base/http_message.h"
#include "jose/base64.h"

namespace jose {

namespace {

// A media type without a slash stands for application/ and itself, and case does not matter.
std::string full_type(std::string_view type) {
  const bool is_short = type.find('/') == std::string_view::npos;
  return (is_short ? "application/" : "") + std::string(type);
}

}  // namespace

std::optional<base::Json> read_header(std::string_view part) {
  const auto text = base64url_decode(part);
  if (!text) return std::nullopt;
  auto header = base::parse_json(*text);
  if (!header || !header->is_object()) return std::nullopt;
  return std::move(*header);
}

bool has_type(const base::Json& header, std::string_view type) {
  const auto found = base::string_member(header, "typ");
  return found && base::equal_ignoring_case(full_type(*found), full_type(type));
}

}  // namespace jose
