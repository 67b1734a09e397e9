// Applications in answers (reference/auth0.md sections 9.1 and 9.2).
#pragma once

#include <optional>

#include "domain/tenant.h"
#include "management/call.h"

namespace management {

// The application as the caller may see it, in the order of the recordings: secrets only with a
// scope for them.
base::Json to_json(const domain::Application& application, const Call& call);

// The refusal when the query's `fields` asks for what the caller may not read.
std::optional<Outcome> unreadable_fields(const Call& call);

}  // namespace management
