// /api/tallygate/v1/settings: what Auth0 has no setting for, or does not show. The monthly
// plan and the rate limits have endpoints of their own.
#pragma once

#include "management/call.h"

namespace management {

Outcome get_policies(const Call& call);
Outcome update_policies(const Call& call);

}  // namespace management
