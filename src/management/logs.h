// /api/v2/logs (reference/auth0.md section 6).
#pragma once

#include "management/call.h"

namespace management {

Outcome list_logs(const Call& call);
Outcome get_log(const Call& call);

}  // namespace management
