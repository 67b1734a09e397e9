// The Management API as a resource server of its own tenant (reference/auth0.md section 2.3 and
// appendix A).
#pragma once

#include <string>

#include "base/chance.h"
#include "base/time.h"
#include "domain/api.h"

namespace management {

// With its 273 scopes. Tools recognise it by its name, "Auth0 Management API".
domain::Api make_system_api(base::Time now, base::Random& random);

}  // namespace management
