// The usage report as CSV (RFC 4180), for spreadsheets.
#pragma once

#include "management/usage_query.h"

namespace management {

// A line for each hour, application, API and organization that has tokens or refusals; for each day
// where the hours are past their retention.
Outcome usage_csv(const Call& call, const UsageQuery& query);

}  // namespace management
