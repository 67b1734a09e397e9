// Who may call the Management API: bearers of the tenant's own access tokens (RFC 6750).
#pragma once

#include "base/result.h"
#include "management/call.h"

namespace management {

// Verifies the Authorization header; the failing outcome is the answer to send.
base::Result<Caller, Outcome> authenticate(const base::Request& request, const Context& context);

}  // namespace management
