#include "ui/tenant/quotas.h"

#include "ui/tenant/members.h"

namespace ui {

TokenQuota read_token_quota(const base::Json* json) {
  TokenQuota quota;
  const base::Json* inner =
      json && json->is_object() ? base::find_member(*json, "client_credentials") : nullptr;
  if (!inner || !inner->is_object()) return quota;
  quota.per_hour = number_of(*inner, "per_hour");
  quota.per_day = number_of(*inner, "per_day");
  quota.enforces = base::bool_member(*inner, "enforce").value_or(true);
  return quota;
}

base::Json to_json(const TokenQuota& quota) {
  if (quota.empty()) return nullptr;
  base::Json inner = {{"enforce", quota.enforces}};
  if (quota.per_hour > 0) inner["per_hour"] = quota.per_hour;
  if (quota.per_day > 0) inner["per_day"] = quota.per_day;
  return {{"client_credentials", std::move(inner)}};
}

const QuotaState* QuotaReport::find(const std::string& client_id) const {
  for (const QuotaState& state : quotas) {
    if (state.entity_id == client_id) return &state;
  }
  return nullptr;
}

const QuotaEffect* QuotaReport::effect_on(const std::string& client_id) const {
  for (const QuotaEffect& effect : by_application) {
    if (effect.id == client_id) return &effect;
  }
  return nullptr;
}

std::optional<QuotaReport> read_quota_report(const base::Json& json) {
  if (!base::find_member(json, "quotas")) return std::nullopt;
  QuotaReport report;
  report.would_have_refused = number_of(json, "would_have_refused");
  report.refused = number_of(json, "refused");
  visit_each(json, "quotas", [&](const base::Json& item) {
    QuotaState state;
    state.entity_type = text_of(item, "entity_type");
    state.entity_id = text_of(item, "entity_id");
    state.name = text_of(item, "name");
    state.is_default = text_of(item, "source") == "default";
    state.enforces = base::bool_member(item, "enforce").value_or(true);
    visit_each(item, "windows", [&](const base::Json& window) {
      state.windows.push_back({text_of(window, "bucket") == "per_hour", number_of(window, "quota"),
                               number_of(window, "used"), number_of(window, "over"),
                               text_of(window, "resets_at")});
    });
    report.quotas.push_back(std::move(state));
  });
  visit_each(json, "by_application", [&](const base::Json& item) {
    report.by_application.push_back(
        {text_of(item, "client_id"), text_of(item, "name"), number_of(item, "tokens"),
         number_of(item, "would_have_refused"), number_of(item, "refused")});
  });
  return report;
}

}  // namespace ui
