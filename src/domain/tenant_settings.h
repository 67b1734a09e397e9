// What holds for a tenant as a whole: Auth0's tenant settings as far as they matter here, and the
// policies that are ours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/api.h"
#include "domain/identifier.h"
#include "domain/token_quota.h"
#include "domain/words.h"

namespace domain {

// Which scopes a token carries when the request names some of the granted ones. Auth0 documents
// that all granted ones come back (reference/auth0.md section 4.3).
enum class ScopePolicy { all_granted, as_requested };

// Whether `resource` (RFC 8707) may stand for `audience`.
enum class ResourceParameterProfile { audience, compatibility };

// What happens to the token after the last one of the monthly plan.
enum class PlanEnforcement { soft, hard };

struct Plan {
  int tokens_per_month = 0;  // 0: no plan
  PlanEnforcement enforcement = PlanEnforcement::soft;
  bool operator==(const Plan&) const = default;
};

// A token bucket: `per_second` requests on average, `burst` at once.
struct RateLimit {
  int per_second = 0;  // 0: no limit
  int burst = 0;       // 0: as many as per_second
  int size() const { return burst > 0 ? burst : per_second; }
  bool operator==(const RateLimit&) const = default;
};

struct RateLimits {
  // Requests for tokens, and to introspect and revoke them.
  RateLimit token_endpoint;        // all of the tenant
  RateLimit token_of_application;  // those of one application
  RateLimit management_api;        // all requests of the tenant
  bool operator==(const RateLimits&) const = default;
};

// Scheduled rotation. The next key is always published before it signs.
struct KeyRotation {
  int interval_days = 0;  // 0: by hand only
  // After which a previous key is retired. At least the longest lifetime of a token.
  int retire_after_hours = 24 * 30;
  bool operator==(const KeyRotation&) const = default;
};

struct Retention {
  int log_days = 30;
  int log_events_max = 10'000;
  // Hourly counts older than this are folded into their day; days are kept for 13 months.
  int usage_hours_days = 62;
  // Beyond so many counts hours older than two days are folded too, and then the oldest days go,
  // those of the present month never.
  int usage_counts_max = 1'000'000;
  bool operator==(const Retention&) const = default;
};

// Ours: Auth0 has no setting for them, or does not show it.
struct Policies {
  ScopePolicy scope = ScopePolicy::all_granted;
  // `signing_alg` of an API that is created without one.
  ApiSigningAlgorithm signing_algorithm = ApiSigningAlgorithm::rs256;
  bool introspection = false;  // RFC 7662
  bool revocation = false;     // RFC 7009
  bool dpop_nonce = false;     // proofs must carry a nonce of ours (RFC 9449 section 8)
  // For how long the old secret is accepted after a rotation that does not say.
  int secret_overlap_seconds = 0;
  Plan plan;
  RateLimits rate_limits;
  KeyRotation key_rotation;
  Retention retention;
  bool operator==(const Policies&) const = default;
};

struct TenantSettings {
  std::string friendly_name = "Tallygate";
  Audience default_audience;   // empty: none
  ClientId first_application;  // empty: none was made yet
  ResourceParameterProfile resource_parameter_profile = ResourceParameterProfile::audience;
  std::optional<TokenQuota> default_client_quota, default_organization_quota;
  // `org_name` in tokens beside `org_id`.
  bool organization_name_in_tokens = false;
  Policies policies;
  // Besides RS256: what APIs of the tenant have ever been signed with. Their keys stay published.
  std::vector<ApiSigningAlgorithm> signing_algorithms_used;
  // Settings of Auth0's that have no effect here, as they were sent: text of a JSON object; empty:
  // none.
  std::string other_members;
  base::Time created_at{};
  bool operator==(const TenantSettings&) const = default;
};

inline constexpr int secret_overlap_seconds_max = 30 * 86400;

template <>
struct Words<ScopePolicy> {
  static constexpr Word<ScopePolicy> all[] = {{ScopePolicy::all_granted, "all_granted"},
                                              {ScopePolicy::as_requested, "as_requested"}};
};
template <>
struct Words<ResourceParameterProfile> {
  static constexpr Word<ResourceParameterProfile> all[] = {
      {ResourceParameterProfile::audience, "audience"},
      {ResourceParameterProfile::compatibility, "compatibility"}};
};
template <>
struct Words<PlanEnforcement> {
  static constexpr Word<PlanEnforcement> all[] = {{PlanEnforcement::soft, "soft"},
                                                  {PlanEnforcement::hard, "hard"}};
};

}  // namespace domain
