// /api/tallygate/v1/usage/quotas: how far every token quota is used now, and what quotas refused,
// or would have refused, in a month.
#pragma once

#include "management/call.h"

namespace management {

Outcome get_usage_quotas(const Call& call);

}  // namespace management
