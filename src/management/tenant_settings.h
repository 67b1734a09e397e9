// /api/v2/tenants/settings (reference/auth0.md section 9.4).
#pragma once

#include "management/call.h"

namespace management {

Outcome get_tenant_settings(const Call& call);
Outcome update_tenant_settings(const Call& call);

}  // namespace management
