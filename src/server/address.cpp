#include "server/address.h"

#include <algorithm>

#include "server/http_text.h"

namespace server {

namespace {

constexpr std::string_view local_name = "localhost";
constexpr size_t port_digits_max = 5;

bool is_host(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':' ||
           c == '_';
  });
}

bool is_port(std::string_view text) {
  return text.size() <= port_digits_max &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string Address::origin() const {
  const std::string authority = host.find(':') == std::string::npos ? host : '[' + host + ']';
  return scheme + "://" + authority + (port.empty() ? "" : ':' + port);
}

bool Address::has_name() const {
  return host.find(':') == std::string::npos && !(host.back() >= '0' && host.back() <= '9');
}

std::optional<Address> parse_address(std::string_view origin) {
  const size_t colon = origin.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view authority = origin.substr(colon + 3);
  Address address;
  address.scheme = origin.substr(0, colon);
  address.host = host_of(authority);
  const size_t name_end = authority.starts_with('[')
                              ? authority.find(']') + 1
                              : std::min(authority.rfind(':'), authority.size());
  const std::string_view rest = authority.substr(name_end);
  if (!rest.empty()) address.port = rest.substr(1);
  if (!is_host(address.host) || !is_port(address.port) || (!rest.empty() && rest.front() != ':')) {
    return std::nullopt;
  }
  if (address.port == (address.scheme == "https" ? "443" : "80")) address.port.clear();
  return address;
}

std::optional<std::string> tenant_of_host(std::string_view host) {
  if (host == local_name || host == "127.0.0.1" || host == "::1") return "";
  if (!host.ends_with(local_name)) return std::nullopt;
  host.remove_suffix(local_name.size());
  if (host.size() < 2 || !host.ends_with('.')) return std::nullopt;
  host.remove_suffix(1);
  return std::string(host);
}

}  // namespace server
