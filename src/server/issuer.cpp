#include "server/issuer.h"

#include <algorithm>

#include "server/http_text.h"

namespace server {

namespace {

std::string_view authority_of(std::string_view issuer) {
  const size_t start = issuer.find("://") + 3;
  return issuer.substr(start, issuer.find('/', start) - start);
}

}  // namespace

std::optional<std::string> parse_issuer(std::string_view text) {
  if (!text.starts_with("http://") && !text.starts_with("https://")) return std::nullopt;
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c > 0x20 && c < 0x7F && std::string_view("?#@\"<>\\^`{|}").find(c) == std::string::npos;
  });
  if (!is_plain || host_of(authority_of(text)).empty()) return std::nullopt;
  std::string issuer(text);
  if (!issuer.ends_with('/')) issuer += '/';
  return issuer;
}

std::string host_of_issuer(std::string_view issuer) {
  return host_of(authority_of(issuer));
}

}  // namespace server
