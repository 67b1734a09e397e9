// What the endpoints around organizations share.
#pragma once

#include <memory>

#include "base/json.h"
#include "management/call.h"

namespace management {

base::Json organization_json(const domain::Organization& organization, const Call& call);
// The one that the path names by its id; nullptr: answer with no_such_organization().
std::shared_ptr<const domain::Organization> organization_of(const Call& call);
Outcome no_such_organization();

}  // namespace management
