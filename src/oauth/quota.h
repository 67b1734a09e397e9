// Token quotas and the monthly plan at the token endpoint (reference/auth0.md sections 5.1, 5.2).
// Exact: what is judged and what is counted under one lock cannot differ. The signature is made
// between two locks, so a granted attempt is judged once more right before it is recorded; nothing
// is counted before that, and so there is nothing to give back when signing or storing fails.
#pragma once

#include "base/http_message.h"
#include "base/time.h"
#include "domain/tenant.h"
#include "oauth/attempt.h"

namespace oauth {

// The last check of a granted attempt: its application and organization have a token left in each
// window of their quotas, and so has the tenant's plan. Refuses it otherwise; adds a line to the
// trail when something limits it. Called again it forgets what it said before. Tokens of the
// Management API have no limit, as they do not count. An attempt that stands for several requests
// stands for as many afterwards as are answered alike. Says whether the attempt goes on.
//
// Of several replicas, `slices` is what this one has (nullptr: the server is alone): an attempt
// that needs more of them is neither granted nor refused yet, and notes what it lacks.
bool judge_quota(Attempt& attempt, const domain::Tenant& tenant, base::Time now,
                 const domain::QuotaSlices* slices);

// Every window that limits an attempt whose application and API are known, with nothing wanted.
std::vector<domain::SliceDemand> slice_demands(const Attempt& attempt, const domain::Tenant& tenant,
                                               base::Time now);

// Appends what an attempt that judge_quota() has judged adds to the usage of its hour: a token, or
// a refusal. Nothing for all others.
void add_usage(domain::Changes& changes, const Attempt& attempt, const domain::Tenant& tenant,
               base::Time now);

// Makes a count that add_usage() appended for a granted attempt that of the next one, which is
// alike.
void renew_usage(domain::UsageCount& count, const Attempt& attempt, const domain::Tenant& tenant,
                 base::Time now);

// Appends the events token_quota_consumption_warning that the token of a granted attempt sets off,
// like `event`, which is its own and goes before them.
void add_quota_warnings(domain::Changes& changes, const Attempt& attempt,
                        const domain::LogEvent& event, const domain::Tenant& tenant,
                        base::Time now);

// Auth0-Client-Quota-Limit and Auth0-Organization-Quota-Limit as the tenant stands, which is after
// the attempt was recorded; on a refusal by a quota Retry-After and X-RateLimit-… too.
void add_quota_headers(base::Response& response, const Attempt& attempt,
                       const domain::Tenant& tenant, base::Time now);

}  // namespace oauth
