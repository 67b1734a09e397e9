// What the log says of an attempt.
#pragma once

#include "base/http_message.h"
#include "base/json.h"
#include "base/time.h"
#include "domain/log_event.h"
#include "domain/tenant.h"
#include "oauth/attempt.h"

namespace oauth {

// The next event of the tenant's log, save its type and what only that type tells. It takes the
// attempt's trail over. Of a refusal the description is the public text. `details` is an object of
// what else is to be in its details.
domain::LogEvent event_of(Attempt& attempt, const base::Request& request, base::Time now,
                          const domain::Tenant& tenant, base::Json details = base::Json::object());

}  // namespace oauth
