#include "ui/screens/tenant_settings.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/screens/application_draft.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/text/settings.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/switch_row.h"

namespace ui {
namespace {

constexpr const char* no_audience = "(none)";
constexpr const char* settings_path = "/api/v2/tenants/settings";
constexpr const char* policies_path = "/api/tallygate/v1/settings";
constexpr const char* plan_path = "/api/tallygate/v1/plan";
constexpr const char* rates_path = "/api/tallygate/v1/rate-limits";

std::optional<base::Json> as_it_is(const base::Json& json) {
  return json.is_object() ? std::optional(json) : std::nullopt;
}

void number_field(Look& look, std::string_view id, std::string& value, std::string_view label,
                  const NumberRange& range, std::string_view help = {}) {
  const std::string error =
      range.takes(value) ? ""
                         : fill(range.optional ? words::number_or_nothing : words::number_wrong,
                                grouped(range.min), grouped(range.max));
  text_field(look, id, value, {.label = label, .help = help, .error = error});
}

std::vector<Option> audiences(const Tenant& tenant, const std::string& chosen) {
  std::vector<Option> options = {{no_audience, words::none, {}}};
  bool found = chosen == no_audience;
  for (const Api& api : tenant.apis.value) {
    options.push_back({api.identifier, api.label(), api.identifier});
    found = found || api.identifier == chosen;
  }
  if (!found) options.push_back({chosen, chosen, {}});
  return options;
}

void rate_fields(Look& look, const char* label, const char* help, RateDraft& draft) {
  const MirrorScope group(Role::group, label);
  ImGui::PushID(label);
  text(look, look.strong(), label);
  text(look, look.small_muted(), help);
  gap(8);
  {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    number_field(look, "rate", draft.per_second, words::rate_per_second, rate_range,
                 words::rate_none_help);
    columns.next();
    number_field(look, "burst", draft.burst, words::rate_burst, rate_range, words::rate_burst_help);
  }
  ImGui::PopID();
}

}  // namespace

void TenantSettingsScreen::refresh(Context& context) {
  Calls& calls = context.tenant.calls;
  m_settings.refresh(calls, settings_path, as_it_is);
  m_policies.refresh(calls, policies_path, as_it_is);
  m_plan.refresh(calls, plan_path, as_it_is);
  m_rates.refresh(calls, rates_path, as_it_is);
}

// True when all four are there. What was edited stays when they come again.
bool TenantSettingsScreen::take_answers(Context& context) {
  const Fetched<base::Json>* all[] = {&m_settings, &m_policies, &m_plan, &m_rates};
  uint64_t versions = 0;
  for (const auto* one : all) {
    if (!loaded_or_explained(context.look, one->loaded(), words::loading_tenant_settings,
                             [&] { refresh(context); }))
      return false;
    versions += one->loaded().version;
  }
  if (versions == m_taken) return true;
  m_taken = versions;
  m_form.follow(draft_of(TenantAnswers{m_settings.loaded().value, m_policies.loaded().value,
                                       m_plan.loaded().value, m_rates.loaded().value}));
  return true;
}

void TenantSettingsScreen::draw(Context& context) {
  Look& look = context.look;
  if (m_settings.unasked()) refresh(context);
  page_header(look, words::nav_settings, words::tenant_sentence);
  if (!take_answers(context)) return;
  draw_general(context);
  gap(16);
  draw_tokens(look);
  gap(16);
  draw_quotas(look);
  gap(16);
  draw_limits(look);
  gap(16);
  draw_secrets(look);
  gap(16);
  draw_retention(look);
  if (m_form.draw_bar(look, is_valid(m_form.draft))) save(context);
}

void TenantSettingsScreen::draw_general(Context& context) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::tenant_general);
  text_field(look, "friendly name", m_form.draft.friendly_name,
             {.label = words::friendly_name, .help = words::friendly_name_help});
  gap(16);
  {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    std::string audience =
        m_form.draft.default_audience.empty() ? no_audience : m_form.draft.default_audience;
    if (select(look, "audience", audience, audiences(context.tenant, audience),
               {.label = words::default_audience, .help = words::default_audience_help}))
      m_form.draft.default_audience = audience == no_audience ? "" : audience;
    columns.next();
    select(look, "resource", m_form.draft.resource_profile,
           {{"audience", words::resource_audience, words::resource_audience_note},
            {"compatibility", words::resource_compatibility, words::resource_compatibility_note}},
           {.label = words::resource_profile});
  }
  gap(16);
  switch_row(look, "names", m_form.draft.organization_names, words::organization_names,
             words::organization_names_help);
}

void TenantSettingsScreen::draw_tokens(Look& look) {
  Card card(look);
  card_header(look, words::tenant_tokens);
  {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    select(look, "scope", m_form.draft.scope_policy,
           {{"all_granted", words::scope_all, words::scope_all_note},
            {"as_requested", words::scope_requested, words::scope_requested_note}},
           {.label = words::scope_policy});
    columns.next();
    std::vector<Option> algorithms;
    for (const char* one : {"RS256", "RS512", "PS256", "ES256", "HS256"})
      algorithms.push_back({one, one, {}});
    select(look, "algorithm", m_form.draft.algorithm, algorithms,
           {.label = words::default_algorithm, .help = words::default_algorithm_help});
  }
  gap(16);
  switch_row(look, "introspection", m_form.draft.introspection, words::introspection,
             words::introspection_help);
  gap(8);
  switch_row(look, "revocation", m_form.draft.revocation, words::revocation,
             words::revocation_help);
  gap(8);
  switch_row(look, "nonce", m_form.draft.dpop_nonce, words::dpop_nonce, words::dpop_nonce_help);
}

void TenantSettingsScreen::draw_quotas(Look& look) {
  Card card(look);
  card_header(look, words::default_quotas, words::default_quotas_sentence);
  std::pair<const char*, QuotaDraft*> both[] = {
      {words::quota_of_applications, &m_form.draft.client_quota},
      {words::quota_of_organizations, &m_form.draft.organization_quota}};
  for (const auto& [label, draft] : both) {
    if (draft != &m_form.draft.client_quota) gap(24);
    const MirrorScope group(Role::group, label);
    ImGui::PushID(label);
    text(look, look.strong(), label);
    gap(8);
    draw_quota_fields(look, *draft);
    ImGui::PopID();
  }
}

void TenantSettingsScreen::draw_limits(Look& look) {
  Card card(look);
  card_header(look, words::plan_and_rates, words::plan_and_rates_sentence);
  {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    number_field(look, "plan", m_form.draft.plan_tokens, words::plan_tokens, plan_range,
                 words::plan_tokens_help);
    columns.next();
    select(look, "enforcement", m_form.draft.plan_enforcement,
           {{"soft", words::plan_is_soft, words::plan_is_soft_note},
            {"hard", words::plan_is_hard, words::plan_is_hard_note}},
           {.label = words::plan_enforcement});
  }
  gap(24);
  rate_fields(look, words::rate_token, words::rate_token_help, m_form.draft.token_endpoint);
  gap(16);
  rate_fields(look, words::rate_application, words::rate_application_help,
              m_form.draft.token_of_application);
  gap(16);
  rate_fields(look, words::rate_management, words::rate_management_help,
              m_form.draft.management_api);
}

void TenantSettingsScreen::draw_secrets(Look& look) {
  Card card(look);
  card_header(look, words::keys_and_secrets);
  Columns columns(look, {1, 1, 1}, 16);
  columns.next();
  number_field(look, "rotation", m_form.draft.rotation_days, words::rotation_days, rotation_range,
               words::rotation_days_help);
  columns.next();
  number_field(look, "retire", m_form.draft.retire_hours, words::retire_hours, retire_range,
               words::retire_hours_help);
  columns.next();
  const long long overlap = number_in(m_form.draft.overlap_seconds, 0, overlap_range.max);
  const std::string help = overlap > 0 ? fill(words::overlap_seconds_help, duration_text(overlap))
                                       : std::string(words::overlap_seconds_none);
  number_field(look, "overlap", m_form.draft.overlap_seconds, words::overlap_seconds, overlap_range,
               help);
}

void TenantSettingsScreen::draw_retention(Look& look) {
  Card card(look);
  card_header(look, words::retention);
  Columns columns(look, {1, 1, 1}, 16);
  columns.next();
  number_field(look, "log days", m_form.draft.log_days, words::log_days, log_days_range);
  columns.next();
  number_field(look, "log events", m_form.draft.log_events, words::log_events, log_events_range);
  columns.next();
  number_field(look, "usage days", m_form.draft.usage_days, words::usage_days, usage_days_range,
               words::usage_days_help);
}

void TenantSettingsScreen::save(Context& context) {
  m_form.send();
  send_next(context, changes_between(m_form.original, m_form.draft));
}

void TenantSettingsScreen::send_next(Context& context, TenantAnswers bodies) {
  const std::pair<const char*, base::Json*> all[] = {{settings_path, &bodies.settings},
                                                     {policies_path, &bodies.policies},
                                                     {plan_path, &bodies.plan},
                                                     {rates_path, &bodies.rates}};
  for (const auto& [path, body] : all) {
    if (body->empty()) continue;
    const base::Json sent = std::exchange(*body, base::Json::object());
    return context.tenant.change(
        "PATCH", path, sent, {Part::logs},
        [this, context, bodies = std::move(bodies)](const Answer& answer) mutable {
          if (answer) return send_next(context, std::move(bodies));
          m_form.take(answer, words::saving_tenant_settings);
        });
  }
  m_form.take(base::Json(), words::saving_tenant_settings);
  m_form.original = m_form.draft;
  context.toasts.show(Tone::good, words::saved);
  refresh(context);
}

}  // namespace ui
