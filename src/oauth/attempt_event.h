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

// Makes the event of a granted attempt that of the next one: of the same request, which was decided
// in the same way (Attempt::is_lasting).
void renew(domain::LogEvent& event, const Attempt& attempt, const base::Request& request,
           base::Time now, const domain::Tenant& tenant);

}  // namespace oauth
