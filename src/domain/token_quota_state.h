// Which token quotas hold for an application or an organization now, and how much of them is used.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/tenant.h"

namespace domain {

enum class QuotaEntity { client, organization };

// One entity's quota with its windows as they stand.
struct QuotaState {
  QuotaEntity entity = QuotaEntity::client;
  std::string entity_id;
  std::string entity_name;
  QuotaMode mode = QuotaMode::enforce;
  std::vector<QuotaWindow> windows;  // per_hour, per_day: those that have a limit

  // Of the windows that are used up the one that resets last; nullptr when a token is left in each.
  const QuotaWindow* exhausted() const;
};

// Its own quota before the tenant's default; nothing when it has neither.
const std::optional<TokenQuota>& quota_of(const Tenant& tenant, const Application& application);
const std::optional<TokenQuota>& quota_of(const Tenant& tenant, const Organization& organization);

std::optional<QuotaState> quota_state(const Tenant& tenant, const Application& application,
                                      base::Time now);
std::optional<QuotaState> quota_state(const Tenant& tenant, const Organization& organization,
                                      base::Time now);

// Those that hold for a token of the application, on behalf of the organization unless it is
// nullptr.
std::vector<QuotaState> quota_states(const Tenant& tenant, const Application& application,
                                     const Organization* organization, base::Time now);

template <>
struct Words<QuotaEntity> {
  static constexpr Word<QuotaEntity> all[] = {{QuotaEntity::client, "client"},
                                              {QuotaEntity::organization, "organization"}};
};

}  // namespace domain
