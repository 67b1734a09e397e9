#include "server/forwarded.h"

#include <boost/asio/ip/address.hpp>
#include <string_view>
#include <vector>

namespace server {

namespace {

// The members of a list, which may be spread over several fields (RFC 9110 section 5.3).
std::vector<std::string> members_of(const base::Headers& headers, std::string_view name) {
  std::vector<std::string> members;
  for (const auto& [field, value] : headers) {
    if (!base::equal_ignoring_case(field, name)) continue;
    for (size_t from = 0; from <= value.size();) {
      const size_t end = std::min(value.find(',', from), value.size());
      members.emplace_back(base::trim(std::string_view(value).substr(from, end - from)));
      from = end + 1;
    }
  }
  return members;
}

// In the form in which addresses are compared; some proxies write the port after it. Empty: none.
std::string address_of(std::string text) {
  if (text.starts_with('[')) {
    text = text.substr(1, text.find(']') - 1);
  } else if (text.find(':') != std::string::npos && text.find(':') == text.rfind(':')) {
    text.erase(text.find(':'));
  }
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(text, error);
  return error ? "" : address.to_string();
}

}  // namespace

Forwarded read_forwarded(const base::Headers& headers, const ProxyAddresses& trusted_proxies) {
  Forwarded forwarded;
  const auto addresses = members_of(headers, "x-forwarded-for");
  for (auto at = addresses.rbegin(); at != addresses.rend(); ++at) {
    const std::string address = address_of(*at);
    if (address.empty()) break;
    forwarded.client_address = address;
    if (!trusted_proxies.contains(address)) break;
  }
  const auto schemes = members_of(headers, "x-forwarded-proto");
  if (!schemes.empty() && (schemes.back() == "http" || schemes.back() == "https")) {
    forwarded.scheme = schemes.back();
  }
  const auto hosts = members_of(headers, "x-forwarded-host");
  if (!hosts.empty()) forwarded.host = hosts.back();
  return forwarded;
}

}  // namespace server
