#include "oauth/quota.h"

#include <algorithm>
#include <utility>

#include "base/json.h"
#include "domain/token_quota_state.h"

namespace oauth {

namespace {

using domain::QuotaEntity;
using domain::QuotaMode;
using domain::QuotaState;
using domain::QuotaWindow;
using domain::SliceDemand;

std::vector<QuotaState> states_of(const Attempt& attempt, const domain::Tenant& tenant,
                                  base::Time now) {
  return domain::quota_states(tenant, *attempt.application, attempt.organization.get(), now);
}

bool is_quota_refusal(ErrorCode code) {
  return code == ErrorCode::client_quota_exceeded ||
         code == ErrorCode::organization_quota_exceeded || code == ErrorCode::plan_exceeded;
}

// Whether the attempt came as far as the quota: granted or refused by it.
bool was_judged(const Attempt& attempt) {
  if (!attempt.application || !attempt.api || attempt.api->is_system()) return false;
  return !attempt.refusal || is_quota_refusal(attempt.refusal->code);
}

// How the windows stand, for the trail: "Taken before this token: client per_hour 3 of 10, plan 3
// of 1000.". Written into one text, as every token of a quota has it.
class Stand {
 public:
  void add(const QuotaState& state) {
    for (const QuotaWindow& window : state.windows) {
      begin();
      m_text += name(state.entity);
      m_text += ' ';
      m_text += name(window.bucket);
      add_figures(window);
    }
  }
  void add_plan(const QuotaWindow& plan) {
    begin();
    m_text += "plan";
    add_figures(plan);
  }
  bool is_empty() const { return m_text.empty(); }
  std::string sentence() && {
    m_text += '.';
    return std::move(m_text);
  }

 private:
  void begin() {
    constexpr size_t size_usual = 120;
    if (m_text.empty()) m_text.reserve(size_usual);
    m_text += m_text.empty() ? "Taken before this token: " : ", ";
  }
  void add_figures(const QuotaWindow& window) {
    m_text += ' ';
    m_text += std::to_string(window.used);
    m_text += " of ";
    m_text += std::to_string(window.quota);
  }

  std::string m_text;
};

Refusal refusal_by(QuotaEntity entity, const std::string& whose, const QuotaWindow& window) {
  const auto code = entity == QuotaEntity::client ? ErrorCode::client_quota_exceeded
                                                  : ErrorCode::organization_quota_exceeded;
  return {code, "",
          "\"" + whose + "\" has taken " + std::to_string(window.used) + " tokens and its " +
              std::string(name(window.bucket)) + " quota is " + std::to_string(window.quota) +
              "; the window ends at " + base::to_iso(window.resets_at) + "."};
}

Refusal refusal_by_plan(const QuotaWindow& plan) {
  return {ErrorCode::plan_exceeded, "",
          "The tenant's plan of " + std::to_string(plan.quota) +
              " tokens a month is used up; the next month begins at " +
              base::to_iso(plan.resets_at) + "."};
}

// The plan as a window over the month, when it refuses what exceeds it.
std::optional<QuotaWindow> plan_window(const domain::Tenant& tenant, base::Time now) {
  const domain::Plan& plan = tenant.settings().policies.plan;
  if (plan.tokens_per_month == 0 || plan.enforcement == domain::PlanEnforcement::soft) {
    return std::nullopt;
  }
  QuotaWindow window;
  window.quota = static_cast<uint64_t>(plan.tokens_per_month);
  window.used = tenant.usage().month_total(base::start_of_month(now));
  window.resets_at = base::start_of_next_month(now);
  return window;
}

// A window that replicas share, and whose it is.
struct Limit {
  SliceDemand demand;
  QuotaWindow window;
  std::optional<QuotaEntity> entity;  // nothing: the plan's
  std::string entity_name;

  Refusal refusal() const {
    return entity ? refusal_by(*entity, entity_name, window) : refusal_by_plan(window);
  }
};

std::vector<Limit> limits_of(const Attempt& attempt, const domain::Tenant& tenant, base::Time now) {
  const domain::UsageLedger& usage = tenant.usage();
  const auto demand_of = [](std::string id, const QuotaWindow& window, uint64_t used_here) {
    return SliceDemand{std::move(id), window.resets_at, window.quota, window.used, used_here, 0};
  };
  std::vector<Limit> limits;
  for (const QuotaState& state : states_of(attempt, tenant, now)) {
    if (state.mode == QuotaMode::observe) continue;
    for (const QuotaWindow& window : state.windows) {
      const uint64_t here = usage.taken_by(usage.replica(), state.entity_id, window.bucket, now);
      limits.push_back(
          {demand_of(domain::slice_id(state.entity_id, window.bucket, now), window, here), window,
           state.entity, state.entity_name});
    }
  }
  if (const auto plan = plan_window(tenant, now)) {
    const uint64_t here = usage.month_total_by(usage.replica(), base::start_of_month(now));
    limits.push_back({demand_of(domain::plan_slice_id(now), *plan, here), *plan, {}, {}});
  }
  return limits;
}

bool judge_slices(Attempt& attempt, const std::vector<Limit>& limits,
                  const domain::QuotaSlices& slices) {
  for (const Limit& limit : limits) {
    switch (slices.stand(limit.demand.id, limit.demand.used_here)) {
      case domain::QuotaSlices::Stand::has_token:
        break;
      case domain::QuotaSlices::Stand::must_ask:
        attempt.lacking_slices.push_back(limit.demand);
        break;
      case domain::QuotaSlices::Stand::none_left:
        attempt.lacking_slices.clear();
        attempt.limit_used_up_elsewhere = limit.window;
        return attempt.refuse(step::quota, limit.refusal());
    }
  }
  return true;
}

// The limit that a refused attempt waits for: of all that are reached the one that resets last.
std::optional<QuotaWindow> awaited(const std::vector<QuotaState>& states,
                                   const domain::Tenant& tenant, base::Time now) {
  std::optional<QuotaWindow> last;
  for (const QuotaState& state : states) {
    const QuotaWindow* window = state.exhausted();
    if (!window || state.mode == QuotaMode::observe) continue;
    if (!last || last->resets_at < window->resets_at) last = *window;
  }
  if (const auto plan = plan_window(tenant, now); plan && plan->is_empty()) last = plan;
  return last;
}

void add_to(domain::UsageCount& count, const Attempt& attempt) {
  if (attempt.refusal) {
    count.refused += attempt.requests;
    return;
  }
  count.tokens += attempt.requests;
  if (attempt.is_over_quota) count.over_quota += attempt.requests;
}

// "b=per_hour;q=10;r=7;t=3540,b=per_day;q=50;r=47;t=43200"
std::string header_text(const QuotaState& state, base::Time now) {
  std::string text;
  for (const QuotaWindow& window : state.windows) {
    if (!text.empty()) text += ',';
    text += "b=" + std::string(name(window.bucket)) + ";q=" + std::to_string(window.quota) +
            ";r=" + std::to_string(window.remaining()) +
            ";t=" + std::to_string(window.seconds_to_reset(now));
  }
  return text;
}

}  // namespace

std::vector<SliceDemand> slice_demands(const Attempt& attempt, const domain::Tenant& tenant,
                                       base::Time now) {
  std::vector<SliceDemand> demands;
  for (Limit& limit : limits_of(attempt, tenant, now)) demands.push_back(std::move(limit.demand));
  return demands;
}

bool judge_quota(Attempt& attempt, const domain::Tenant& tenant, base::Time now,
                 const domain::QuotaSlices* slices) {
  if (attempt.api->is_system()) return true;
  if (attempt.checks.back().name == step::quota) attempt.checks.pop_back();
  attempt.is_over_quota = false;
  attempt.lacking_slices.clear();
  uint64_t alike = attempt.requests;
  Stand stand;
  for (const QuotaState& state : states_of(attempt, tenant, now)) {
    stand.add(state);
    const QuotaWindow* exhausted = state.exhausted();
    for (const QuotaWindow& window : state.windows) {
      if (window.is_empty()) continue;
      alike = std::min(alike, domain::next_quota_warning(window.used, window.quota) - window.used);
    }
    if (!exhausted) continue;
    if (state.mode == QuotaMode::enforce) {
      return attempt.refuse(step::quota, refusal_by(state.entity, state.entity_name, *exhausted));
    }
    attempt.is_over_quota = true;
  }
  if (const auto plan = plan_window(tenant, now)) {
    if (plan->is_empty()) return attempt.refuse(step::quota, refusal_by_plan(*plan));
    alike = std::min(alike, plan->remaining());
    stand.add_plan(*plan);
  }
  if (slices && !judge_slices(attempt, limits_of(attempt, tenant, now), *slices)) return false;
  attempt.requests = alike;
  if (stand.is_empty()) return true;
  std::string explanation = std::move(stand).sentence();
  if (attempt.is_over_quota) explanation += " The quota only observes; enforced, it would refuse.";
  return attempt.pass(step::quota, std::move(explanation));
}

void add_usage(domain::Changes& changes, const Attempt& attempt, const domain::Tenant& tenant,
               base::Time now) {
  if (!was_judged(attempt)) return;
  domain::UsageCount count = tenant.usage().count(
      base::start_of_hour(now), attempt.application->id, attempt.api->identifier,
      attempt.organization ? attempt.organization->id : domain::OrganizationId());
  add_to(count, attempt);
  changes.push_back(std::move(count));
}

void renew_usage(domain::UsageCount& count, const Attempt& attempt, const domain::Tenant& tenant,
                 base::Time now) {
  count.hour = base::start_of_hour(now);
  tenant.usage().look_up(count);
  add_to(count, attempt);
}

void add_quota_warnings(domain::Changes& changes, const Attempt& attempt,
                        const domain::LogEvent& event, const domain::Tenant& tenant,
                        base::Time now) {
  if (attempt.refusal || !was_judged(attempt)) return;
  uint64_t ahead = 1;
  for (const QuotaState& state : states_of(attempt, tenant, now)) {
    for (const QuotaWindow& window : state.windows) {
      const uint64_t used = window.used + attempt.requests;
      const auto percentage = domain::quota_warning(used, window.quota);
      if (!percentage) continue;
      domain::LogEvent warning = event;
      warning.id = tenant.log().next_id(now, ahead++);
      warning.type = domain::LogEventType::token_quota_consumption_warning;
      warning.description = std::to_string(*percentage) + "% of " +
                            std::string(name(state.entity)) + ' ' +
                            std::string(name(window.bucket)) + " quota consumed";
      warning.scopes.clear();
      warning.token_id.clear();
      warning.checks.clear();
      warning.status = 0;
      warning.other_details = base::write_json({{"bucket", std::string(name(window.bucket))},
                                                {"entity_type", std::string(name(state.entity))},
                                                {"entity_id", state.entity_id},
                                                {"quota", window.quota},
                                                {"quota_consumption_percentage", *percentage},
                                                {"quota_consumption", used}});
      changes.push_back(std::move(warning));
    }
  }
}

void add_quota_headers(base::Response& response, const Attempt& attempt,
                       const domain::Tenant& tenant, base::Time now) {
  if (!was_judged(attempt)) return;
  const auto states = states_of(attempt, tenant, now);
  for (const QuotaState& state : states) {
    response.headers.set(state.entity == QuotaEntity::client ? "Auth0-Client-Quota-Limit"
                                                             : "Auth0-Organization-Quota-Limit",
                         header_text(state, now));
  }
  if (!attempt.refusal) return;
  auto limit = awaited(states, tenant, now);
  if (!limit) limit = attempt.limit_used_up_elsewhere;
  if (!limit) return;
  response.headers.set("x-ratelimit-limit", std::to_string(limit->quota));
  response.headers.set("x-ratelimit-remaining", "0");
  response.headers.set("x-ratelimit-reset", std::to_string(base::unix_seconds(limit->resets_at)));
  response.headers.set("retry-after", std::to_string(limit->seconds_to_reset(now)));
}

}  // namespace oauth
