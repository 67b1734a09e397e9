// The monthly plan (reference/auth0.md section 5.1): /api/tallygate/v1/plan, and what the usage
// report says of it.
#pragma once

#include "domain/tenant.h"
#include "management/call.h"

namespace management {

// {tokens_per_month, enforcement, used, remaining, percentage, reached}; null without a plan.
base::Json plan_report(const domain::Tenant& tenant, base::Time month);
// {count, tokens_per_day, since, plan_reached_at, method} to the end of the present month.
base::Json forecast_report(const domain::Tenant& tenant, base::Time now);

// {tokens_per_month, enforcement}; tokens_per_month null: no plan.
Outcome get_plan(const Call& call);
Outcome update_plan(const Call& call);

}  // namespace management
