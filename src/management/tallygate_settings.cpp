#include "management/tallygate_settings.h"

#include "domain/tenant.h"
#include "management/body_reader.h"

namespace management {

namespace {

using domain::Policies;

constexpr int log_events_max_max = 1'000'000;
constexpr int usage_counts_max_min = 1000;
constexpr int usage_counts_max_max = 10'000'000;
constexpr int days_max = 3650;
constexpr int hours_max = days_max * 24;

base::Json own_policies_json(const Policies& policies) {
  return {
      {"scope_policy", std::string(name(policies.scope))},
      {"signing_alg", std::string(name(policies.signing_algorithm))},
      {"introspection", policies.introspection},
      {"revocation", policies.revocation},
      {"dpop_nonce", policies.dpop_nonce},
      {"secret_overlap_seconds", policies.secret_overlap_seconds},
      {"key_rotation",
       {{"interval_days", policies.key_rotation.interval_days},
        {"retire_after_hours", policies.key_rotation.retire_after_hours}}},
      {"retention",
       {{"log_days", policies.retention.log_days},
        {"log_events_max", policies.retention.log_events_max},
        {"usage_hours_days", policies.retention.usage_hours_days},
        {"usage_counts_max", policies.retention.usage_counts_max}}},
  };
}

void read_parts(BodyReader& body, Policies& policies) {
  body.within("key_rotation", [&](BodyReader& part) {
    part.integer("interval_days", policies.key_rotation.interval_days, 0, days_max);
    part.integer("retire_after_hours", policies.key_rotation.retire_after_hours, 1, hours_max);
  });
  body.within("retention", [&](BodyReader& part) {
    part.integer("log_days", policies.retention.log_days, 1, days_max);
    part.integer("log_events_max", policies.retention.log_events_max, 1, log_events_max_max);
    part.integer("usage_hours_days", policies.retention.usage_hours_days, 2, days_max);
    part.integer("usage_counts_max", policies.retention.usage_counts_max, usage_counts_max_min,
                 usage_counts_max_max);
  });
}

// A key that is retired before the last token that it signed has expired makes that token invalid.
void judge_rotation(const domain::Tenant& tenant, const Policies& policies, BodyReader& body) {
  constexpr int seconds_per_hour = 3600;
  if (policies.key_rotation.interval_days == 0) return;
  for (const auto& [place, api] : tenant.apis().in_order()) {
    if (api->token_lifetime_seconds <=
        policies.key_rotation.retire_after_hours * seconds_per_hour) {
      continue;
    }
    body.wrong("key_rotation.retire_after_hours",
               "Tokens of the API \"" + api->name + "\" live for " +
                   std::to_string(api->token_lifetime_seconds) +
                   " seconds: keys must stay published at least as long");
  }
}

}  // namespace

Outcome get_policies(const Call& call) {
  return answer(200, own_policies_json(call.context.tenant.settings().policies));
}

Outcome update_policies(const Call& call) {
  domain::TenantSettings settings = call.context.tenant.settings();
  Policies& policies = settings.policies;
  BodyReader body(call.body);
  body.word("scope_policy", policies.scope, domain::from_name<domain::ScopePolicy>);
  body.word("signing_alg", policies.signing_algorithm,
            domain::from_name<domain::ApiSigningAlgorithm>);
  body.flag("introspection", policies.introspection);
  body.flag("revocation", policies.revocation);
  body.flag("dpop_nonce", policies.dpop_nonce);
  body.integer("secret_overlap_seconds", policies.secret_overlap_seconds, 0,
               domain::secret_overlap_seconds_max);
  read_parts(body, policies);
  judge_rotation(call.context.tenant, policies, body);
  if (auto problem = body.problem()) return *problem;
  return answer(200, own_policies_json(policies), {settings});
}

}  // namespace management
