// The Management API's identifier follows the address under which the tenant is reached, so a
// tenant keeps it relative to its issuer; everyone outside sees it whole.
#pragma once

#include <string>
#include <string_view>

#include "domain/identifier.h"

namespace domain {

inline constexpr std::string_view system_api_identifier = "api/v2/";

// An audience as the outside names it, as the tenant keeps it. `issuer` ends with a slash.
inline Audience kept_audience(std::string_view audience, std::string_view issuer) {
  const bool is_system = audience.size() == issuer.size() + system_api_identifier.size() &&
                         audience.starts_with(issuer) && audience.ends_with(system_api_identifier);
  return {std::string(is_system ? system_api_identifier : audience)};
}

// And back.
inline std::string shown_audience(const Audience& audience, std::string_view issuer) {
  return audience.value == system_api_identifier ? std::string(issuer) + audience.value
                                                 : audience.value;
}

}  // namespace domain
