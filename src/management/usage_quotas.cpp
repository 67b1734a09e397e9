#include "management/usage_quotas.h"

#include <algorithm>
#include <set>

#include "domain/token_quota_state.h"
#include "management/pagination.h"
#include "management/usage_query.h"
#include "management/usage_walk.h"

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

struct AllEffects {
  void add(const UsageCount& count) {
    all.add(count);
    by_application[count.client_id].add(count);
    if (!count.organization_id.empty()) by_organization[count.organization_id].add(count);
  }
  QuotaEffect all;
  QuotaEffects<domain::ClientId> by_application;
  QuotaEffects<domain::OrganizationId> by_organization;
};

// A part of a list, and how long the whole is.
class Rows {
 public:
  explicit Rows(const PageRequest& page)
      : m_start(page.page * page.per_page), m_end(m_start + page.per_page) {}

  // Whether the next row is wanted.
  bool takes_next() {
    const size_t index = total++;
    return index >= m_start && index < m_end;
  }

  base::Json rows = base::Json::array();
  size_t total = 0;

 private:
  size_t m_start, m_end;
};

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

// What the query says of holders of this kind, and of those of the other kind.
struct HolderFilter {
  std::string own, other;  // empty: all
};

// Adds the state of each holder that has a quota of its own, or has the default and took tokens.
template <class Holders, class Id>
void add_states(const Call& call, const Holders& holders, const QuotaEffects<Id>& effects,
                const HolderFilter& filter, Rows& states) {
  const domain::Tenant& tenant = call.context.tenant;
  const base::Time now = call.context.now;
  const auto all = holders.in_order();
  for (auto at = all.begin(); at != all.end(); call.context.steps.count_one(), ++at) {
    const auto& holder = at->second;
    if (!filter.own.empty() && holder->id.value != filter.own) continue;
    const bool has_own = holder->token_quota && filter.other.empty();
    if (!has_own && !effects.contains(holder->id)) continue;
    const auto state = domain::quota_state(tenant, *holder, now);
    if (!state || !states.takes_next()) continue;
    base::Json windows = base::Json::array();
    for (const auto& window : state->windows) windows.push_back(window_json(window, now));
    states.rows.push_back({{"entity_type", std::string(name(state->entity))},
                           {"entity_id", state->entity_id},
                           {"name", state->entity_name},
                           {"source", holder->token_quota ? "own" : "default"},
                           {"enforce", state->mode == domain::QuotaMode::enforce},
                           {"windows", std::move(windows)}});
  }
}

// Those whom a quota refused or would have refused, the ones it met most often first.
template <class Id>
Rows effect_rows(const Call& call, const QuotaEffects<Id>& effects, const char* id_name,
                 const PageRequest& page) {
  std::vector<std::pair<Id, QuotaEffect>> met;
  Rows rows(page);
  call.context.steps.aside([&] {
    for (const auto& one : effects) {
      if (one.second.over_quota + one.second.refused > 0) met.push_back(one);
    }
    std::stable_sort(met.begin(), met.end(), [](const auto& a, const auto& b) {
      return a.second.over_quota + a.second.refused > b.second.over_quota + b.second.refused;
    });
    std::erase_if(met, [&](const auto&) { return !rows.takes_next(); });
  });
  for (const auto& [id, effect] : met) {
    rows.rows.push_back({{id_name, id.value},
                         {"name", name_of(call.context.tenant, id)},
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
  const auto page = parse_page(call);
  if (!page) return page.error();
  auto effects = sums_of<AllEffects>(
      call, *query, [](AllEffects& sums, const UsageCount& count) { sums.add(count); });
  Rows states(*page);
  const base::Time now = call.context.now;
  const std::string &client = query->client_id, &organization = query->organization_id;
  const domain::Tenant& tenant = call.context.tenant;
  add_states(call, tenant.applications(), effects.by_application, {client, organization}, states);
  add_states(call, tenant.organizations(), effects.by_organization, {organization, client}, states);
  Rows applications = effect_rows(call, effects.by_application, "client_id", *page);
  Rows organizations = effect_rows(call, effects.by_organization, "organization_id", *page);
  const QuotaEffect all = effects.all;
  call.context.steps.aside([&] { effects = {}; });
  return answer(200, {{"month", query->month()},
                      {"now", base::to_iso(now)},
                      {"would_have_refused", all.over_quota},
                      {"refused", all.refused},
                      {"start", page->page * page->per_page},
                      {"limit", page->per_page},
                      {"totals",
                       {{"quotas", states.total},
                        {"by_application", applications.total},
                        {"by_organization", organizations.total}}},
                      {"quotas", std::move(states.rows)},
                      {"by_application", std::move(applications.rows)},
                      {"by_organization", std::move(organizations.rows)}});
}

}  // namespace management
