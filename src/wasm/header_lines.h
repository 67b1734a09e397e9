// Header fields as they cross between JavaScript and the core: "name: value\n" for each.
#pragma once

#include <string>
#include <string_view>

#include "base/http_message.h"

namespace wasm {

inline base::Headers headers_of_lines(std::string_view lines) {
  base::Headers headers;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    const size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    headers.add(std::string(line.substr(0, colon)), std::string(line.substr(colon + 2)));
  }
  return headers;
}

inline std::string lines_of_headers(const base::Headers& headers) {
  std::string lines;
  for (const auto& [name, value] : headers) lines += name + ": " + value + "\n";
  return lines;
}

}  // namespace wasm
