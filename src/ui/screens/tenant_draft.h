// The tenant's settings while they are being edited. They live in four places of the API.
#pragma once

#include <string>

#include "base/json.h"
#include "ui/screens/quota_draft.h"

namespace ui {

struct RateDraft {
  std::string per_second, burst;  // empty: no limit; as many as per second
  bool operator==(const RateDraft&) const = default;
};

struct TenantDraft {
  // /api/v2/tenants/settings
  std::string friendly_name, default_audience, resource_profile = "audience";
  bool organization_names = false;
  QuotaDraft client_quota, organization_quota;
  // /api/tallygate/v1/settings
  std::string scope_policy = "all_granted", algorithm = "RS256";
  bool introspection = false, revocation = false, dpop_nonce = false;
  std::string overlap_seconds, rotation_days, retire_hours, log_days, log_events, usage_days;
  // /api/tallygate/v1/plan
  std::string plan_tokens, plan_enforcement = "soft";
  // /api/tallygate/v1/rate-limits
  RateDraft token_endpoint, token_of_application, management_api;

  bool operator==(const TenantDraft&) const = default;
};

// The answers of the four, as they are.
struct TenantAnswers {
  base::Json settings, policies, plan, rates;
};
TenantDraft draft_of(const TenantAnswers& answers);

// The bodies of the PATCHes that turn one into the other; empty objects where nothing differs.
TenantAnswers changes_between(const TenantDraft& before, const TenantDraft& after);

// Whether every field may be sent.
bool is_valid(const TenantDraft& draft);

// The limits of the API, for a field's own error.
struct NumberRange {
  long long min = 0, max = 0;
  bool optional = false;
  bool takes(const std::string& text) const;
};
inline constexpr NumberRange overlap_range{0, 30 * 86400}, rotation_range{0, 3650},
    retire_range{1, 3650 * 24}, log_days_range{1, 3650}, log_events_range{1, 1'000'000},
    usage_days_range{2, 3650}, plan_range{1, 2'147'483'647, true}, rate_range{1, 1'000'000, true};

}  // namespace ui
