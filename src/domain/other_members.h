// Settings of Auth0's that have no effect here are kept as text of a JSON object (`other_members`).
#pragma once

#include <string_view>

namespace domain {

// A member of that object which is none of Auth0's: those settings that have a secret in them, each
// by its name as base64url of what the master key sealed.
inline constexpr std::string_view sealed_members = "sealed";

}  // namespace domain
