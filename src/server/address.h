// The address that a request came in on, and whose it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace server {

struct Address {
  std::string scheme;  // "http" or "https"
  std::string host;    // lower case, without brackets
  std::string port;    // empty: the scheme's own

  // "https://localhost:8443", as browsers write it.
  std::string origin() const;
  // A name, not a number.
  bool has_name() const;
};

// Of an origin whose authority is a Host field as a peer wrote it; nothing when it cannot be one.
std::optional<Address> parse_address(std::string_view origin);

// "acme" of "acme.localhost", empty of a name or number of this machine; nothing for other hosts.
std::optional<std::string> tenant_of_host(std::string_view host);

}  // namespace server
