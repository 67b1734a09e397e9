#include "management/usage_plan.h"

#include "domain/usage_forecast.h"
#include "management/body_reader.h"

namespace management {

namespace {

constexpr int plan_tokens_max = 2147483647;

base::Json plan_json(const domain::Plan& plan) {
  base::Json json;
  json["tokens_per_month"] =
      plan.tokens_per_month > 0 ? base::Json(plan.tokens_per_month) : base::Json(nullptr);
  json["enforcement"] = std::string(name(plan.enforcement));
  return json;
}

}  // namespace

base::Json plan_report(const domain::Tenant& tenant, base::Time month) {
  const domain::Plan& plan = tenant.settings().policies.plan;
  if (plan.tokens_per_month == 0) return nullptr;
  const auto limit = static_cast<uint64_t>(plan.tokens_per_month);
  const uint64_t used = tenant.usage().month_total(month);
  base::Json json = plan_json(plan);
  json["used"] = used;
  json["remaining"] = used < limit ? limit - used : 0;
  json["percentage"] = used * 100 / limit;
  json["reached"] = used >= limit;
  return json;
}

base::Json forecast_report(const domain::Tenant& tenant, base::Time now) {
  const int plan = tenant.settings().policies.plan.tokens_per_month;
  const auto forecast = domain::forecast(tenant.usage(), static_cast<uint64_t>(plan), now);
  base::Json json = {{"count", forecast.month_total},
                     {"tokens_per_day", forecast.tokens_per_day},
                     {"since", base::to_iso(forecast.pace_since)}};
  json["plan_reached_at"] = forecast.plan_reached_at
                                ? base::Json(base::to_iso(*forecast.plan_reached_at))
                                : base::Json(nullptr);
  json["method"] =
      "The month so far, and for the rest of it the pace since the time given: seven "
      "days back, or the first token if that is younger, over a day at least.";
  return json;
}

Outcome get_plan(const Call& call) {
  return answer(200, plan_json(call.context.tenant.settings().policies.plan));
}

Outcome update_plan(const Call& call) {
  domain::TenantSettings settings = call.context.tenant.settings();
  domain::Plan& plan = settings.policies.plan;
  BodyReader body(call.body);
  if (body.is_null("tokens_per_month")) plan.tokens_per_month = 0;
  body.integer("tokens_per_month", plan.tokens_per_month, 1, plan_tokens_max);
  body.word("enforcement", plan.enforcement, domain::from_name<domain::PlanEnforcement>);
  if (auto problem = body.problem()) return *problem;
  return answer(200, plan_json(plan), {settings});
}

}  // namespace management
