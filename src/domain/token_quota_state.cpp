#include "domain/token_quota_state.h"

namespace domain {

namespace {

template <class Entity>
std::optional<QuotaState> state_of(const Tenant& tenant, const Entity& holder, QuotaEntity kind,
                                   const std::string& holder_name, base::Time now) {
  const std::optional<TokenQuota>& quota = quota_of(tenant, holder);
  if (!quota) return std::nullopt;
  QuotaState state{kind, holder.id.value, holder_name, quota->mode, {}};
  const auto add = [&](QuotaBucket bucket, const std::optional<int>& limit) {
    if (!limit) return;
    state.windows.push_back({bucket, static_cast<uint64_t>(*limit),
                             tenant.usage().taken(holder.id, bucket, now),
                             window_end(bucket, now)});
  };
  add(QuotaBucket::per_hour, quota->per_hour);
  add(QuotaBucket::per_day, quota->per_day);
  return state;
}

}  // namespace

const QuotaWindow* QuotaState::exhausted() const {
  const QuotaWindow* last = nullptr;
  for (const QuotaWindow& window : windows) {
    if (window.is_empty() && (!last || last->resets_at < window.resets_at)) last = &window;
  }
  return last;
}

const std::optional<TokenQuota>& quota_of(const Tenant& tenant, const Application& application) {
  return application.token_quota ? application.token_quota : tenant.settings().default_client_quota;
}

const std::optional<TokenQuota>& quota_of(const Tenant& tenant, const Organization& organization) {
  return organization.token_quota ? organization.token_quota
                                  : tenant.settings().default_organization_quota;
}

std::optional<QuotaState> quota_state(const Tenant& tenant, const Application& application,
                                      base::Time now) {
  return state_of(tenant, application, QuotaEntity::client, application.name, now);
}

std::optional<QuotaState> quota_state(const Tenant& tenant, const Organization& organization,
                                      base::Time now) {
  return state_of(tenant, organization, QuotaEntity::organization, organization.name, now);
}

std::vector<QuotaState> quota_states(const Tenant& tenant, const Application& application,
                                     const Organization* organization, base::Time now) {
  std::vector<QuotaState> states;
  if (auto state = quota_state(tenant, application, now)) states.push_back(std::move(*state));
  if (!organization) return states;
  if (auto state = quota_state(tenant, *organization, now)) states.push_back(std::move(*state));
  return states;
}

}  // namespace domain
