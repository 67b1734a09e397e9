#include "ui/screens/rule_trial.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/screens/entity_lists.h"
#include "ui/screens/rule_draft.h"
#include "ui/text/common.h"
#include "ui/text/rules.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr const char* trial_path = "/api/tallygate/v1/rules/test";

// A field with its label, to pick one thing in. True when another was picked.
bool pick_one(Look& look, Picker& picker, const char* label, std::string& chosen,
              const std::string& shown, const PickList& list) {
  field_label(look, label);
  const auto place = picker.draw(look, label, label, shown, list);
  if (place) chosen = list.id(*place);
  return place.has_value();
}

}  // namespace

void RuleTrialCard::draw(Context& context) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::trial_title, words::trial_sentence);
  draw_request(context);
  if (m_failed) {
    gap(16);
    error_note(look, words::trying_rules, m_failure);
  }
  if (m_result) draw_result(look, *m_result);
}

void RuleTrialCard::draw_request(Context& context) {
  Look& look = context.look;
  const Tenant& tenant = context.tenant;
  {
    Columns columns(look, {1, 1, 1}, 16);
    columns.next();
    pick_one(look, m_applications, words::trial_application, m_application,
             m_application.empty() ? words::trial_choose : application_name(tenant, m_application),
             applications_to_pick(tenant));
    columns.next();
    pick_one(look, m_apis, words::trial_api, m_api,
             m_api.empty() ? words::trial_choose : api_name(tenant, m_api), apis_to_pick(tenant));
    columns.next();
    pick_one(look, m_organizations, words::trial_organization, m_organization,
             m_organization.empty() ? words::none : organization_name(tenant, m_organization),
             organizations_to_pick(tenant));
  }
  gap(16);
  text_field(look, "scope", m_scope,
             {.label = words::trial_scope,
              .hint = words::rule_scopes_hint,
              .help = words::trial_scope_help});
  gap(16);
  const bool ready = !m_application.empty() && !m_api.empty();
  if (button(look, "try", words::trial_go,
             {.kind = ButtonKind::primary,
              .icon = icon_play,
              .enabled = ready ? Enabled::yes : Enabled::no,
              .busy = m_busy}))
    send(context);
}

void RuleTrialCard::draw_result(Look& look, const RuleTrial& trial) {
  gap(20);
  if (trial.granted) {
    Panel panel(look, Tone::good, words::trial_granted);
    gap(8);
    key_value(look, words::trial_scopes,
              trial.scopes.empty() ? words::trial_no_scopes : joined(trial.scopes, ", "));
    if (trial.claims.empty()) key_value(look, words::trial_claims, words::trial_no_claims);
    for (const auto& [name, value] : trial.claims)
      key_value(look, words::trial_claims, fill(words::trial_claim, name, value), Typeface::mono);
  } else {
    Panel panel(look, Tone::bad,
                fill(words::trial_refused, std::to_string(trial.status), trial.error));
    gap(4);
    text(look, look.body(), trial.description);
  }
  gap(20);
  heading(look, look.strong(), words::trial_rules, "3");
  gap(8);
  const Palette& p = look.colours();
  const MirrorScope list(Role::list, words::trial_rules);
  for (const RuleTrial::Rule& rule : trial.rules) {
    const MirrorScope item(Role::listitem, "");
    const bool works = rule.matches && rule.enabled;
    icon_mark(look, works ? icon_check : icon_minus, 16, works ? p.good : p.muted, 28);
    same_line(8);
    const char* state = !rule.matches  ? words::trial_fits_not
                        : rule.enabled ? words::trial_fits
                                       : words::trial_off;
    line(look, works ? look.body() : look.muted(), fill(words::trial_rule_state, rule.name, state),
         look.available(), Align::left, 28);
  }
}

void RuleTrialCard::send(Context& context) {
  base::Json body = {{"client_id", m_application}, {"audience", m_api}};
  if (!m_organization.empty()) body["organization"] = m_organization;
  const std::vector<std::string> scopes = scopes_in(m_scope);
  if (!scopes.empty()) body["scope"] = scopes;
  m_busy = true;
  m_failed = false;
  context.tenant.calls.send("POST", trial_path, body, [this](const Answer& answer) {
    m_busy = false;
    m_result = answer ? read_trial(*answer) : std::nullopt;
    m_failed = !m_result;
    if (m_failed) m_failure = answer ? malformed_answer : answer.error();
  });
}

}  // namespace ui
