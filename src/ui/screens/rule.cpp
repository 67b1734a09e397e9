#include "ui/screens/rule.h"

#include <algorithm>

#include "ui/screens/application.h"
#include "ui/screens/entity_lists.h"
#include "ui/screens/rules.h"
#include "ui/tenant/paths.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/rules.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/danger.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pairs_editor.h"
#include "ui/widgets/switch_row.h"

namespace ui {
namespace {

const Route list_of_rules{Screen::rules, {}, Tab::settings};
constexpr size_t metadata_most = 10, claims_most = 50;

}  // namespace

void RuleScreen::draw_new(Context& context) {
  Look& look = context.look;
  page_header(look, words::create_rule, words::create_rule_sentence);
  const RuleErrors errors = m_tried ? errors_of(m_form.draft) : RuleErrors();
  draw_name(look, errors, false);
  gap(16);
  draw_match(context);
  gap(16);
  draw_action(look, errors);
  m_form.draw_failure(look);
  gap(24);
  if (button(look, "create", words::create_rule_confirm,
             {.kind = ButtonKind::primary, .busy = m_form.busy()})) {
    m_tried = true;
    if (!errors_of(m_form.draft).any()) create(context);
  }
  same_line(8);
  if (button(look, "cancel", words::cancel, {.kind = ButtonKind::quiet}))
    context.router.go(list_of_rules);
}

void RuleScreen::draw(Context& context) {
  Look& look = context.look;
  const std::string id = context.router.route().id;
  const auto refresh = [&] { m_rule.refresh(context.tenant.calls, rule_path(id), read_rule); };
  if (m_rule.unasked()) refresh();
  const auto& loaded = m_rule.loaded();
  if (loaded.failed && loaded.failure.status == 404)
    return missing_entity(context, words::go_to_rules, list_of_rules);
  if (!loaded_or_explained(look, loaded, words::loading_rules, refresh)) return;
  if (loaded.version != m_version) m_form.follow(draft_of(loaded.value));
  m_version = loaded.version;
  const ExchangeRule rule = loaded.value;
  const RuleErrors errors = errors_of(m_form.draft);
  heading(look, look.title(), rule.name, "1");
  gap(24);
  draw_name(look, errors, true);
  gap(16);
  draw_match(context);
  gap(16);
  draw_action(look, errors);
  if (m_form.draw_bar(look, !errors.any())) save(context, id);
  gap(40);
  DangerZone zone(look);
  if (zone.action("delete", words::delete_rule, words::delete_rule_sentence))
    ask_delete(context, rule);
}

void RuleScreen::draw_name(Look& look, const RuleErrors& errors, bool with_switch) {
  Card card(look);
  card_header(look, words::rule);
  text_field(look, "name", m_form.draft.name,
             {.label = words::rule_name, .hint = words::rule_name_hint, .error = errors.name});
  if (!with_switch) return;
  gap(16);
  switch_row(look, "enabled", m_form.draft.enabled, words::rule_enabled, words::rule_enabled_help);
}

void RuleScreen::draw_match(Context& context) {
  Look& look = context.look;
  const Tenant& tenant = context.tenant;
  RuleDraft& draft = m_form.draft;
  Card card(look);
  card_header(look, words::rule_match, words::rule_match_sentence);
  {
    Columns columns(look, {1, 1, 1}, 24);
    columns.next();
    m_applications.draw(look,
                        {words::rule_applications, words::rule_applications_any,
                         words::rule_application_add, words::rule_let_go},
                        draft.applications, applications_to_pick(tenant),
                        [&](const std::string& id) { return application_name(tenant, id); });
    columns.next();
    m_apis.draw(look,
                {words::rule_apis, words::rule_apis_any, words::rule_api_add, words::rule_let_go},
                draft.apis, apis_to_pick(tenant),
                [&](const std::string& id) { return api_name(tenant, id); });
    columns.next();
    m_organizations.draw(look,
                         {words::rule_organizations, words::rule_organizations_any,
                          words::rule_organization_add, words::rule_let_go},
                         draft.organizations, organizations_to_pick(tenant),
                         [&](const std::string& id) { return organization_name(tenant, id); });
  }
  gap(24);
  field_label(look, words::rule_metadata);
  text(look, look.small_muted(), words::rule_metadata_help);
  gap(8);
  pairs_editor(look, draft.metadata,
               {words::metadata_key, words::metadata_value, words::metadata_pair,
                words::metadata_remove, words::metadata_add, metadata_most});
}

void RuleScreen::draw_action(Look& look, const RuleErrors& errors) {
  Card card(look);
  card_header(look, words::rule_action);
  size_t chosen = m_form.draft.denies ? 1 : 0;
  if (segments(look, words::rule_action, chosen,
               {words::rule_changes_token, words::rule_denies_request}))
    m_form.draft.denies = chosen == 1;
  gap(20);
  if (m_form.draft.denies) {
    draw_denial(look, errors);
  } else {
    draw_changes(look, errors);
  }
  if (errors.action.empty()) return;
  gap(12);
  field_help(look, {}, errors.action);
}

void RuleScreen::draw_changes(Look& look, const RuleErrors& errors) {
  RuleDraft& draft = m_form.draft;
  field_label(look, words::rule_claims);
  text(look, look.small_muted(), words::rule_claims_help);
  gap(8);
  pairs_editor(look, draft.claims,
               {words::rule_claim_name, words::rule_claim_value, words::rule_claim_pair,
                words::rule_claim_remove, words::rule_claim_add, claims_most});
  field_help(look, {}, errors.claims);
  gap(24);
  text_field(look, "remove scopes", draft.removed_scopes,
             {.label = words::rule_remove_scopes,
              .hint = words::rule_scopes_hint,
              .help = words::rule_scopes_help,
              .typeface = Typeface::mono});
  gap(16);
  switch_row(look, "keep", draft.keeps_some, words::rule_keep_only, words::rule_keep_only_help);
  if (!draft.keeps_some) return;
  gap(16);
  text_field(look, "keep scopes", draft.kept_scopes,
             {.label = words::rule_keep_scopes,
              .hint = words::rule_scopes_hint,
              .help = words::rule_keep_help,
              .typeface = Typeface::mono});
}

void RuleScreen::draw_denial(Look& look, const RuleErrors& errors) {
  RuleDraft& draft = m_form.draft;
  select(look, "code", draft.code,
         {{"invalid_request", "invalid_request", words::rule_code_request},
          {"invalid_scope", "invalid_scope", words::rule_code_scope},
          {"server_error", "server_error", words::rule_code_server}},
         {.label = words::rule_code, .width = std::min(look.available(), 440.0f)});
  gap(16);
  text_field(
      look, "reason", draft.reason,
      {.label = words::rule_reason, .help = words::rule_reason_help, .error = errors.reason});
}

void RuleScreen::create(Context& context) {
  m_form.send();
  context.tenant.change("POST", rules_path, body_of(m_form.draft), {Part::logs},
                        [this, context, name = std::string(base::trim(m_form.draft.name))](
                            const Answer& answer) mutable {
                          m_form.take(answer, words::creating_rule);
                          if (!answer) return;
                          context.toasts.show(Tone::good, fill(words::rule_created, name));
                          if (context.is(Screen::rule_new)) context.router.go(list_of_rules);
                        });
}

void RuleScreen::save(Context& context, const std::string& id) {
  m_form.send();
  context.tenant.change("PATCH", rule_path(id), body_of(m_form.draft), {Part::logs},
                        [this, context, id, sent = m_form.draft](const Answer& answer) mutable {
                          if (answer) context.toasts.show(Tone::good, words::saved);
                          if (context.router.route().id != id) return;
                          m_form.take(answer, words::saving_rule);
                          if (!answer) return;
                          m_form.original = std::move(sent);
                          m_rule.refresh(context.tenant.calls, rule_path(id), read_rule);
                        });
}

void RuleScreen::ask_delete(Context& context, const ExchangeRule& rule) {
  context.questions.ask({fill(words::delete_rule_title, rule.name),
                         words::delete_rule_body,
                         {},
                         words::delete_rule,
                         [this, context, id = rule.id, name = rule.name]() mutable {
                           m_form.send();
                           context.tenant.change(
                               "DELETE", rule_path(id), base::Json(), {Part::logs},
                               [this, context, name](const Answer& answer) mutable {
                                 m_form.take(answer, words::deleting_rule);
                                 if (!answer) return;
                                 context.toasts.show(Tone::good, fill(words::deleted_rule, name));
                                 context.router.go(list_of_rules);
                               });
                         }});
}

}  // namespace ui
