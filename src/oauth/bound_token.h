// Bound tokens at a resource server of our own: they serve only whoever holds the key (RFC 9449
// section 7.1; RFC 8705 section 3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/http_message.h"
#include "base/json.h"
#include "oauth/surroundings.h"

namespace oauth {

enum class TokenScheme { bearer, dpop };  // of the Authorization header

// A sentence about why the request does not come from whom the token is bound to; nothing when it
// does, or when the token is bound to no key. That a proof is new is not looked at: it fits this
// method, address and token only, and not for long.
std::optional<std::string> objection_to_holder(const base::Json& claims, std::string_view token,
                                               TokenScheme scheme, const base::Request& request,
                                               const Surroundings& surroundings);

}  // namespace oauth
