// Which members of a JSON document are secrets: by their names, so that the keys of other services
// among Auth0's settings are in it too.
#pragma once

#include <string_view>

#include "base/json.h"

namespace management {

bool is_secret_member(std::string_view name);
// Whether a member somewhere in it, a text, is a secret.
bool has_secret(const base::Json& json);

}  // namespace management
