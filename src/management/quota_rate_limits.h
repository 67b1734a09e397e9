// /api/tallygate/v1/rate-limits: the tenant's token buckets (reference/auth0.md section 5.3).
#pragma once

#include "management/call.h"

namespace management {

// {token_endpoint, token_of_application, management_api}, each {per_second, burst} or null: no
// limit. burst is what a bucket holds; as many as per_second when it is not named.
Outcome get_rate_limits(const Call& call);
// What is not named stays.
Outcome update_rate_limits(const Call& call);

}  // namespace management
