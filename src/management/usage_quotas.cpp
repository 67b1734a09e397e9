#include "management/usage_quotas.h"

#include <set>

#include "domain/token_quota_state.h"
#include "management/usage_query.h"

namespace management {

namespace {

using domain::QuotaState;
using domain::UsageCount;

// What quotas did to one application or organization in a month.
struct QuotaEffect {
  uint64_t tokens = 0, over_quota = 0, refused = 0;
  void add(const UsageCount& count) {
    tokens += count.tokens;
    over_quota += count.over_quota;
    refused += count.refused;
  }
};

template <class Id>
using QuotaEffects = std::map<Id, QuotaEffect>;

base::Json window_json(const domain::QuotaWindow& window, base::Time now) {
  const uint64_t over = window.used > window.quota ? window.used - window.quota : 0;
  return {{"bucket", std::string(name(window.bucket))},
          {"quota", window.quota},
          {"used", window.used},
          {"remaining", window.remaining()},
          {"over", over},
          {"resets_at", base::to_iso(window.resets_at)},
          {"seconds_to_reset", window.seconds_to_reset(now)}};
}

// Adds the state of each holder that has a quota of its own, or has the default and took tokens.
template <class Holders, class Id>
void add_states(const domain::Tenant& tenant, const Holders& holders,
                const QuotaEffects<Id>& effects, base::Time now, base::Json& rows) {
  for (const auto& [place, holder] : holders.in_order()) {
    if (!holder->token_quota && !effects.contains(holder->id)) continue;
    const auto state = domain::quota_state(tenant, *holder, now);
    if (!state) continue;
    base::Json windows = base::Json::array();
    for (const auto& window : state->windows) windows.push_back(window_json(window, now));
    rows.push_back({{"entity_type", std::string(name(state->entity))},
                    {"entity_id", state->entity_id},
                    {"name", state->entity_name},
                    {"source", holder->token_quota ? "own" : "default"},
                    {"enforce", state->mode == domain::QuotaMode::enforce},
                    {"windows", std::move(windows)}});
  }
}

// Those whom a quota refused or would have refused.
template <class Id>
base::Json effects_json(const domain::Tenant& tenant, const QuotaEffects<Id>& effects,
                        const char* id_name) {
  base::Json rows = base::Json::array();
  for (const auto& [id, effect] : effects) {
    if (effect.over_quota + effect.refused == 0) continue;
    rows.push_back({{id_name, id.value},
                    {"name", name_of(tenant, id)},
                    {"tokens", effect.tokens},
                    {"would_have_refused", effect.over_quota},
                    {"refused", effect.refused}});
  }
  return rows;
}

}  // namespace

Outcome get_usage_quotas(const Call& call) {
  const auto query = parse_usage_query(call);
  if (!query) return query.error();
  const domain::Tenant& tenant = call.context.tenant;
  QuotaEffect all;
  QuotaEffects<domain::ClientId> by_application;
  QuotaEffects<domain::OrganizationId> by_organization;
  query->each(tenant.usage(), [&](const UsageCount& count) {
    all.add(count);
    by_application[count.client_id].add(count);
    if (!count.organization_id.empty()) by_organization[count.organization_id].add(count);
  });
  base::Json report = {{"month", query->month()},
                       {"now", base::to_iso(call.context.now)},
                       {"would_have_refused", all.over_quota},
                       {"refused", all.refused}};
  base::Json quotas = base::Json::array();
  add_states(tenant, tenant.applications(), by_application, call.context.now, quotas);
  add_states(tenant, tenant.organizations(), by_organization, call.context.now, quotas);
  report["quotas"] = std::move(quotas);
  report["by_application"] = effects_json(tenant, by_application, "client_id");
  report["by_organization"] = effects_json(tenant, by_organization, "organization_id");
  return answer(200, report);
}

}  // namespace management
