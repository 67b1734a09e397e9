#include <algorithm>

#include "ui/screens/api.h"
#include "ui/screens/application_draft.h"
#include "ui/tenant/paths.h"
#include "ui/text/apis.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/danger.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr long long lifetime_max = 2'592'000;
constexpr const char* plain_dialect = "access_token";

}  // namespace

ApiSettingsTab::Draft ApiSettingsTab::draft_of(const Api& api) {
  return {api.name,
          std::to_string(api.token_lifetime_seconds),
          api.dialect.empty() ? plain_dialect : api.dialect,
          api.signing_algorithm,
          api.possession.empty() ? no_possession : api.possession,
          api.encryption_algorithm.empty() ? no_encryption : api.encryption_algorithm,
          {},
          api.possession_required};
}

void ApiSettingsTab::follow(const Context& context, const Api& api) {
  const uint64_t version = context.tenant.apis.version;
  if (m_id == api.id && m_version == version) return;
  if (m_id == api.id) {
    m_form.follow(draft_of(api));
  } else {
    m_form.begin_with(draft_of(api));
  }
  m_id = api.id;
  m_version = version;
}

void ApiSettingsTab::draw_general(Context& context, const Api& api) {
  Look& look = context.look;
  const long long lifetime = number_in(m_form.draft.lifetime, 0, lifetime_max);
  Card card(look);
  card_header(look, words::api_settings);
  const Enabled own = api.is_system ? Enabled::no : Enabled::yes;
  text_field(look, "name", m_form.draft.name,
             {.label = words::api_name,
              .error = base::trim(m_form.draft.name).empty() ? words::api_name_missing : "",
              .enabled = own});
  gap(16);
  copyable(look, "identifier", words::api_identifier_label, api.identifier);
  gap(16);
  {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    const std::string help = fill(words::api_lifetime_help, duration_text(std::max(lifetime, 0LL)));
    text_field(look, "lifetime", m_form.draft.lifetime,
               {.label = words::api_lifetime,
                .help = help,
                .error = lifetime < 0 ? words::api_lifetime_wrong : ""});
    columns.next();
    select(look, "dialect", m_form.draft.dialect,
           {{plain_dialect, words::dialect_auth0, words::dialect_auth0_note},
            {"access_token_authz", words::dialect_auth0_authz, words::dialect_auth0_authz_note},
            {"rfc9068_profile", words::dialect_9068, words::dialect_9068_note},
            {"rfc9068_profile_authz", words::dialect_9068_authz, words::dialect_9068_authz_note}},
           {.label = words::api_dialect, .enabled = own});
  }
}

void ApiSettingsTab::draw(Context& context, const Api& api) {
  Look& look = context.look;
  follow(context, api);
  if (api.is_system) {
    Panel panel(look, Tone::accent, words::api_system_note);
    gap(4);
    text(look, look.body(), words::api_system_body);
  }
  if (api.is_system) gap(16);
  draw_general(context, api);
  gap(16);
  draw_security(context, api);
  const bool valid = number_in(m_form.draft.lifetime, 0, lifetime_max) >= 0 &&
                     (api.is_system || !base::trim(m_form.draft.name).empty()) &&
                     m_form.draft.names_a_key(api);
  if (m_form.draw_bar(look, valid)) save(context, api);
  if (api.is_system) return;
  gap(40);
  DangerZone zone(look);
  if (zone.action("delete", words::delete_api, words::delete_api_sentence))
    ask_delete(context, api);
}

void ApiSettingsTab::save(Context& context, const Api& api) {
  base::Json body = base::Json::object();
  if (m_form.draft.name != m_form.original.name)
    body["name"] = std::string(base::trim(m_form.draft.name));
  if (m_form.draft.lifetime != m_form.original.lifetime)
    body["token_lifetime"] = number_in(m_form.draft.lifetime, 0, lifetime_max);
  if (m_form.draft.dialect != m_form.original.dialect) body["token_dialect"] = m_form.draft.dialect;
  add_security(api, body);
  m_form.send();
  context.tenant.change(
      "PATCH", api_path(api.id), body, {Part::apis, Part::logs},
      [this, id = api.id, draft = m_form.draft, &toasts = context.toasts](const Answer& answer) {
        if (answer) toasts.show(Tone::good, words::saved);
        if (m_id != id) return;  // another API is shown by now
        m_form.take(answer, words::saving_api);
        if (!answer) return;
        m_form.original = draft;
        m_form.draft.encryption_pem.clear();
        m_form.original.encryption_pem.clear();
      });
}

void ApiSettingsTab::ask_delete(Context& context, const Api& api) {
  Question question;
  question.title = fill(words::delete_api_title, api.label());
  question.body = words::delete_api_body;
  question.confirm = words::delete_api;
  const long long users = static_cast<long long>(context.tenant.grant_count_of_api(api.identifier));
  if (users > 0) {
    question.consequences.push_back(
        fill(words::delete_api_breaks,
             counted(users, words::one_application, words::many_applications)));
  }
  question.on_confirm = [this, context, path = api_path(api.id), name = api.label()]() mutable {
    context.tenant.change("DELETE", path, base::Json(), {Part::apis, Part::grants, Part::logs},
                          [this, context, name](const Answer& answer) {
                            m_form.take(answer, words::deleting_api);
                            if (!answer) return;
                            context.toasts.show(Tone::good, fill(words::deleted_api, name));
                            context.router.go({Screen::apis, {}, Tab::settings});
                          });
  };
  context.questions.ask(std::move(question));
}

}  // namespace ui
