#include "ui/screens/application_settings.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/screens/application_credentials.h"
#include "ui/tenant/paths.h"
#include "ui/text/activity.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/danger.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pairs_editor.h"
#include "ui/widgets/switch_row.h"

namespace ui {
namespace {

std::string host_of(const std::string& issuer) {
  const size_t start = issuer.find("//");
  const std::string rest = start == std::string::npos ? issuer : issuer.substr(start + 2);
  return rest.substr(0, rest.find('/'));
}

}  // namespace

// The draft follows the tenant as long as nothing was edited.
void ApplicationSettingsTab::follow(const Context& context, const Application& app) {
  const uint64_t version = context.tenant.applications.version;
  if (m_id == app.id && m_version == version) return;
  if (m_id == app.id) {
    m_form.follow(draft_of(app));
  } else {
    m_form.begin_with(draft_of(app));
  }
  m_id = app.id;
  m_version = version;
}

void ApplicationSettingsTab::draw(Context& context, const Application& app) {
  Look& look = context.look;
  follow(context, app);
  const DraftErrors errors = errors_of(m_form.draft);
  draw_basic(context, app, errors);
  gap(16);
  draw_behaviour(context, app, errors);
  gap(16);
  draw_uris(context);
  gap(16);
  draw_advanced(context);
  if (m_form.draw_bar(look, !errors.any())) save(context, app);
  gap(40);
  draw_danger(context, app);
}

void ApplicationSettingsTab::draw_basic(Context& context, const Application& app,
                                        const DraftErrors& errors) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::settings_basic, words::settings_basic_sentence);
  text_field(look, "name", m_form.draft.name,
             {.label = words::application_name, .error = errors.name});
  gap(16);
  const std::string count = fill(words::settings_description_help,
                                 std::to_string(character_count(m_form.draft.description)));
  text_field(look, "description", m_form.draft.description,
             {.label = words::settings_description,
              .help = count,
              .error = errors.description,
              .lines = 3});
  gap(16);
  copyable(look, "domain", words::settings_domain, host_of(context.backend.issuer()));
  gap(16);
  copyable(look, "client id", words::settings_client_id, app.id);
  if (app.secret.empty()) return;
  gap(16);
  copyable_secret(look, "secret", words::settings_secret, app.secret, m_revealed,
                  words::settings_secret_help);
}

void ApplicationSettingsTab::draw_behaviour(Context& context, const Application& app,
                                            const DraftErrors& errors) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::settings_credentials);
  {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    select(look, "type", m_form.draft.type,
           {{"non_interactive", words::type_machine, {}},
            {"regular_web", words::type_web, {}},
            {"spa", words::type_spa, {}},
            {"native", words::type_native, {}}},
           {.label = words::settings_type});
    columns.next();
    field_label(look, words::settings_auth_method);
    line(look, look.body(), method_word(app.auth_method), look.available(), Align::left,
         control_height);
    if (link(look, "method", words::settings_auth_change, look.body().in(look.colours().accent)))
      context.router.go({Screen::application, app.id, Tab::credentials});
  }
  gap(16);
  {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    text_field(look, "jwt", m_form.draft.jwt_lifetime,
               {.label = words::settings_jwt,
                .help = words::settings_jwt_help,
                .error = errors.jwt_lifetime});
    columns.next();
    text_field(look, "logo", m_form.draft.logo_uri,
               {.label = words::settings_logo, .help = words::settings_logo_help});
  }
  gap(16);
  switch_row(look, "grant", m_form.draft.allows_client_credentials, words::settings_grant,
             words::settings_grant_help);
  gap(8);
  switch_row(look, "ip", m_form.draft.trusts_ip_header, words::settings_ip,
             words::settings_ip_help);
}

void ApplicationSettingsTab::draw_uris(Context& context) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::settings_uris, words::settings_uris_sentence);
  Columns columns(look, {1, 1}, 16);
  columns.next();
  text_field(look, "callbacks", m_form.draft.callbacks,
             {.label = words::settings_callbacks, .lines = 2});
  gap(16);
  text_field(look, "logout", m_form.draft.logout_urls,
             {.label = words::settings_logout, .lines = 2});
  columns.next();
  text_field(look, "origins", m_form.draft.web_origins,
             {.label = words::settings_origins, .lines = 2});
  gap(16);
  text_field(look, "cors", m_form.draft.allowed_origins,
             {.label = words::settings_cors, .lines = 2});
}

void ApplicationSettingsTab::draw_advanced(Context& context) {
  Look& look = context.look;
  const std::string issuer = context.backend.issuer();
  {
    Card card(look);
    draw_metadata(look);
  }
  gap(16);
  Card card(look);
  card_header(look, words::settings_endpoints);
  copyable(look, "token url", words::endpoint_token, issuer + "oauth/token");
  gap(16);
  copyable(look, "jwks", words::endpoint_jwks, issuer + ".well-known/jwks.json");
  gap(16);
  copyable(look, "discovery", words::endpoint_discovery,
           issuer + ".well-known/openid-configuration");
}

void ApplicationSettingsTab::draw_metadata(Look& look) {
  card_header(look, words::settings_metadata, words::settings_metadata_help);
  pairs_editor(look, m_form.draft.metadata,
               {words::metadata_key, words::metadata_value, words::metadata_pair,
                words::metadata_remove, words::metadata_add});
}

void ApplicationSettingsTab::draw_danger(Context& context, const Application& app) {
  DangerZone zone(context.look);
  if (zone.action("delete", words::delete_application, words::delete_application_sentence))
    ask_delete(context, app);
}

void ApplicationSettingsTab::save(Context& context, const Application& app) {
  m_form.send();
  context.tenant.change(
      "PATCH", application_path(app.id), changes_of(app, m_form.draft),
      {Part::applications, Part::logs},
      [this, id = app.id, draft = m_form.draft, &toasts = context.toasts](const Answer& answer) {
        if (answer) toasts.show(Tone::good, words::saved);
        if (m_id != id) return;  // another application is shown by now
        m_form.take(answer, words::saving_settings);
        if (answer) m_form.original = draft;
      });
}

void ApplicationSettingsTab::ask_delete(Context& context, const Application& app) {
  Question question;
  question.title = fill(words::delete_application_title, app.name);
  question.body = words::delete_application_body;
  question.confirm = words::delete_application;
  const long long grants =
      static_cast<long long>(context.tenant.grant_count_of_application(app.id));
  if (grants > 0) {
    question.consequences.push_back(
        fill(words::delete_breaks_grants, counted(grants, words::one_grant, words::many_grants)));
  }
  const Activity* activity = context.tenant.activity_of(app.id);
  if (activity && activity->tokens_this_month > 0) {
    question.consequences.push_back(
        fill(words::delete_breaks_tokens,
             counted(activity->tokens_this_month, words::one_token, words::many_tokens)));
  }
  question.on_confirm = [this, context, path = application_path(app.id),
                         name = app.name]() mutable {
    context.tenant.change("DELETE", path, base::Json(),
                          {Part::applications, Part::grants, Part::activity, Part::logs},
                          [this, context, name](const Answer& answer) {
                            m_form.take(answer, words::deleting_application);
                            if (!answer) return;
                            context.toasts.show(Tone::good, fill(words::deleted_application, name));
                            context.router.go({});
                          });
  };
  context.questions.ask(std::move(question));
}

}  // namespace ui
