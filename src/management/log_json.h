// A log event as /api/v2/logs shows it (reference/auth0.md section 6.2).
#pragma once

#include "base/json.h"
#include "management/call.h"

namespace management {

base::Json log_event_json(const domain::LogEvent& event, const Call& call);

}  // namespace management
