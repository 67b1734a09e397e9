#include "ui/screens/tenant_draft.h"

#include "base/http_message.h"
#include "ui/screens/application_draft.h"

namespace ui {
namespace {

using base::Json;

std::string word(const Json& json, const char* member, const char* otherwise = "") {
  return base::string_member(json, member).value_or(otherwise);
}
bool flag(const Json& json, const char* member) {
  return base::bool_member(json, member).value_or(false);
}
std::string digits(const Json& json, const char* member) {
  const auto number = base::integer_member(json, member);
  return number ? std::to_string(*number) : std::string();
}
const Json& inner(const Json& json, const char* member) {
  static const Json nothing = Json::object();
  const Json* found = base::find_member(json, member);
  return found && found->is_object() ? *found : nothing;
}

RateDraft rate_of(const Json& rates, const char* member) {
  const Json& rate = inner(rates, member);
  return {digits(rate, "per_second"), digits(rate, "burst")};
}

Json number_or_null(const std::string& text, const NumberRange& range) {
  const long long number = number_in(text, range.min, range.max);
  return number < 0 ? Json(nullptr) : Json(number);
}

Json rate_json(const RateDraft& draft) {
  const long long per_second = number_in(draft.per_second, rate_range.min, rate_range.max);
  if (per_second < 0) return nullptr;
  Json json = {{"per_second", per_second}};
  const long long burst = number_in(draft.burst, rate_range.min, rate_range.max);
  if (burst > 0) json["burst"] = burst;
  return json;
}

bool rate_is_valid(const RateDraft& draft) {
  return rate_range.takes(draft.per_second) && rate_range.takes(draft.burst);
}

// Members that differ, one by one.
struct Difference {
  Json& into;
  template <class T>
  void add(const char* member, const T& before, const T& after) const {
    if (!(before == after)) into[member] = after;
  }
  void number(const char* member, const std::string& before, const std::string& after,
              const NumberRange& range) const {
    if (before != after) into[member] = number_or_null(after, range);
  }
};

Json settings_changes(const TenantDraft& before, const TenantDraft& after) {
  Json body = Json::object();
  const Difference differs{body};
  differs.add("friendly_name", before.friendly_name, after.friendly_name);
  differs.add("default_audience", before.default_audience, after.default_audience);
  differs.add("resource_parameter_profile", before.resource_profile, after.resource_profile);
  differs.add("allow_organization_name_in_authentication_api", before.organization_names,
              after.organization_names);
  Json quotas = Json::object();
  if (!(before.client_quota == after.client_quota))
    quotas["clients"] = to_json(quota_of(after.client_quota));
  if (!(before.organization_quota == after.organization_quota))
    quotas["organizations"] = to_json(quota_of(after.organization_quota));
  if (!quotas.empty()) body["default_token_quota"] = std::move(quotas);
  return body;
}

Json policy_changes(const TenantDraft& before, const TenantDraft& after) {
  Json body = Json::object(), rotation = Json::object(), retention = Json::object();
  const Difference differs{body};
  differs.add("scope_policy", before.scope_policy, after.scope_policy);
  differs.add("signing_alg", before.algorithm, after.algorithm);
  differs.add("introspection", before.introspection, after.introspection);
  differs.add("revocation", before.revocation, after.revocation);
  differs.add("dpop_nonce", before.dpop_nonce, after.dpop_nonce);
  differs.number("secret_overlap_seconds", before.overlap_seconds, after.overlap_seconds,
                 overlap_range);
  const Difference turns{rotation}, keeps{retention};
  turns.number("interval_days", before.rotation_days, after.rotation_days, rotation_range);
  turns.number("retire_after_hours", before.retire_hours, after.retire_hours, retire_range);
  keeps.number("log_days", before.log_days, after.log_days, log_days_range);
  keeps.number("log_events_max", before.log_events, after.log_events, log_events_range);
  keeps.number("usage_hours_days", before.usage_days, after.usage_days, usage_days_range);
  if (!rotation.empty()) body["key_rotation"] = std::move(rotation);
  if (!retention.empty()) body["retention"] = std::move(retention);
  return body;
}

Json rate_changes(const TenantDraft& before, const TenantDraft& after) {
  Json body = Json::object();
  const auto add = [&](const char* member, const RateDraft& was, const RateDraft& is) {
    if (!(was == is)) body[member] = rate_json(is);
  };
  add("token_endpoint", before.token_endpoint, after.token_endpoint);
  add("token_of_application", before.token_of_application, after.token_of_application);
  add("management_api", before.management_api, after.management_api);
  return body;
}

}  // namespace

bool NumberRange::takes(const std::string& text) const {
  return (optional && base::trim(text).empty()) || number_in(text, min, max) >= 0;
}

TenantDraft draft_of(const TenantAnswers& answers) {
  TenantDraft draft;
  const Json &settings = answers.settings, &policies = answers.policies;
  draft.friendly_name = word(settings, "friendly_name");
  draft.default_audience = word(settings, "default_audience");
  draft.resource_profile = word(settings, "resource_parameter_profile", "audience");
  draft.organization_names = flag(settings, "allow_organization_name_in_authentication_api");
  const Json& quotas = inner(settings, "default_token_quota");
  draft.client_quota = quota_draft_of(read_token_quota(base::find_member(quotas, "clients")));
  draft.organization_quota =
      quota_draft_of(read_token_quota(base::find_member(quotas, "organizations")));
  draft.scope_policy = word(policies, "scope_policy", "all_granted");
  draft.algorithm = word(policies, "signing_alg", "RS256");
  draft.introspection = flag(policies, "introspection");
  draft.revocation = flag(policies, "revocation");
  draft.dpop_nonce = flag(policies, "dpop_nonce");
  draft.overlap_seconds = digits(policies, "secret_overlap_seconds");
  draft.rotation_days = digits(inner(policies, "key_rotation"), "interval_days");
  draft.retire_hours = digits(inner(policies, "key_rotation"), "retire_after_hours");
  draft.log_days = digits(inner(policies, "retention"), "log_days");
  draft.log_events = digits(inner(policies, "retention"), "log_events_max");
  draft.usage_days = digits(inner(policies, "retention"), "usage_hours_days");
  draft.plan_tokens = digits(answers.plan, "tokens_per_month");
  draft.plan_enforcement = word(answers.plan, "enforcement", "soft");
  draft.token_endpoint = rate_of(answers.rates, "token_endpoint");
  draft.token_of_application = rate_of(answers.rates, "token_of_application");
  draft.management_api = rate_of(answers.rates, "management_api");
  return draft;
}

TenantAnswers changes_between(const TenantDraft& before, const TenantDraft& after) {
  TenantAnswers bodies{settings_changes(before, after), policy_changes(before, after),
                       Json::object(), rate_changes(before, after)};
  const Difference plan{bodies.plan};
  plan.number("tokens_per_month", before.plan_tokens, after.plan_tokens, plan_range);
  plan.add("enforcement", before.plan_enforcement, after.plan_enforcement);
  return bodies;
}

bool is_valid(const TenantDraft& draft) {
  return draft.client_quota.valid() && draft.organization_quota.valid() &&
         overlap_range.takes(draft.overlap_seconds) && rotation_range.takes(draft.rotation_days) &&
         retire_range.takes(draft.retire_hours) && log_days_range.takes(draft.log_days) &&
         log_events_range.takes(draft.log_events) && usage_days_range.takes(draft.usage_days) &&
         plan_range.takes(draft.plan_tokens) && rate_is_valid(draft.token_endpoint) &&
         rate_is_valid(draft.token_of_application) && rate_is_valid(draft.management_api);
}

}  // namespace ui
