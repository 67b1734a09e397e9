// /api/v2/stats: logins and users, of which a tenant of machines has none (reference/auth0.md
// section 5.1). Tokens are counted by /api/tallygate/v1/usage.
#pragma once

#include "management/call.h"

namespace management {

Outcome get_daily_stats(const Call& call);
Outcome get_active_users(const Call& call);

}  // namespace management
