#include <algorithm>

#include "jose/dpop.h"

namespace jose {

namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

}  // namespace

std::optional<std::string> normalized_htu(std::string_view uri) {
  constexpr std::string_view mark = "://";
  uri = uri.substr(0, uri.find_first_of("?#"));
  const size_t scheme_end = uri.find(mark);
  if (scheme_end == std::string_view::npos) return std::nullopt;
  const std::string scheme = lower(uri.substr(0, scheme_end));
  if (scheme != "http" && scheme != "https") return std::nullopt;
  uri.remove_prefix(scheme_end + mark.size());

  const std::string_view authority = uri.substr(0, uri.find('/'));
  const std::string_view path = uri.substr(authority.size());
  // The colons in an IPv6 address stand in brackets.
  const size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
  const std::string_view host = authority.substr(0, authority.find(':', bracket));
  const std::string_view port =
      host.size() < authority.size() ? authority.substr(host.size() + 1) : std::string_view();
  if (host.empty() || authority.find('@') != std::string_view::npos) return std::nullopt;

  std::string result = scheme + std::string(mark) + lower(host);
  if (!port.empty() && port != (scheme == "https" ? "443" : "80")) result.append(":").append(port);
  return result.append(path.empty() ? "/" : path);
}

}  // namespace jose
