// /api/tallygate/v1/usage: the report that Auth0 has no API for (reference/auth0.md section 5.1).
#pragma once

#include "management/call.h"

namespace management {

// One UTC calendar month: total, by day and hour, by application, by API, by organization, eleven
// months back, the plan, a forecast, and what a cache would have saved. `month`, `client_id`,
// `audience` and `organization_id` narrow it; `format=csv` gives the counts themselves.
Outcome get_usage(const Call& call);
// What each application took in this month, and when last.
Outcome get_usage_by_application(const Call& call);

}  // namespace management
