#include "base/trace_parent.h"

#include <algorithm>

namespace base {

namespace {

constexpr size_t text_length = 55;

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_zero(std::string_view text) {
  return text.find_first_not_of('0') == std::string_view::npos;
}

}  // namespace

std::optional<TraceParent> trace_parent(const Headers& headers) {
  const std::string* field = headers.find("traceparent");
  if (!field || field->size() < text_length || headers.count("traceparent") > 1) {
    return std::nullopt;
  }
  const std::string_view text = std::string_view(*field).substr(0, text_length);
  const std::string_view version = text.substr(0, 2);
  const TraceParent parts{text, text.substr(3, 32), text.substr(36, 16)};
  // A later version may say more behind what this one knows.
  const bool is_whole =
      field->size() == text_length || (version != "00" && (*field)[text_length] == '-');
  const bool is_shaped = text[2] == '-' && text[35] == '-' && text[52] == '-';
  if (!is_whole || !is_shaped || version == "ff" || !is_hex(version) || !is_hex(parts.trace_id) ||
      !is_hex(parts.parent_id) || !is_hex(text.substr(53)) || is_zero(parts.trace_id) ||
      is_zero(parts.parent_id)) {
    return std::nullopt;
  }
  return parts;
}

}  // namespace base
