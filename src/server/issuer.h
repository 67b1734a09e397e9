// The issuer's address: `iss` of every token, and where clients find everything else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace server {

// An http or https URL with a host, without query, fragment and user (RFC 8414 section 2), with
// the slash at the end; nothing for any other text.
std::optional<std::string> parse_issuer(std::string_view text);

// The host of such an address, without port and brackets.
std::string host_of_issuer(std::string_view issuer);

}  // namespace server
