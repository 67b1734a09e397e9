#include "ui/screens/application_credentials.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/tenant/paths.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/credentials.h"
#include "ui/text/format.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

const char* missing_word(const std::string& credential_type) {
  if (credential_type == "public_key") return words::method_needs_key;
  if (credential_type == "cert_subject_dn") return words::method_needs_subject;
  return words::method_needs_certificate;
}

std::vector<std::string> ids_of_type(const std::vector<Credential>& all, const std::string& type) {
  std::vector<std::string> ids;
  for (const Credential& one : all) {
    if (one.type == type) ids.push_back(one.id);
  }
  return ids;
}

std::vector<Option> method_options() {
  return {{"client_secret_post", words::method_post, words::method_post_note},
          {"client_secret_basic", words::method_basic, words::method_basic_note},
          {"private_key_jwt", words::method_key, words::method_key_note},
          {"tls_client_auth", words::method_ca, words::method_ca_note},
          {"self_signed_tls_client_auth", words::method_self, words::method_self_note},
          {"none", words::method_none, words::method_none_note}};
}

}  // namespace

const char* method_word(const std::string& method) {
  if (method == "client_secret_basic") return words::method_basic;
  if (method == "private_key_jwt") return words::method_key;
  if (method == "tls_client_auth") return words::method_ca;
  if (method == "self_signed_tls_client_auth") return words::method_self;
  return method == "none" ? words::method_none : words::method_post;
}

std::string credential_label(const Credential& credential) {
  if (!credential.name.empty()) return credential.name;
  return credential.type == "public_key"        ? words::credential_key
         : credential.type == "cert_subject_dn" ? words::credential_subject
                                                : words::credential_certificate;
}

void ApplicationCredentialsTab::refresh(Context& context, const std::string& client_id) {
  m_credentials.refresh(context.tenant.calls, application_path(client_id) + "/credentials",
                        read_credentials);
  m_previous.refresh(context.tenant.calls, previous_secret_path(client_id), read_previous_secret);
}

void ApplicationCredentialsTab::follow(Context& context, const Application& app) {
  if (m_id != app.id) {
    *this = ApplicationCredentialsTab();
    m_id = app.id;
    refresh(context, app.id);
  }
  // What the tenant has changed to is what is chosen, unless something else was chosen here.
  if (m_method == m_method_before) m_method = app.auth_method;
  m_method_before = app.auth_method;
}

void ApplicationCredentialsTab::draw(Context& context, const Application& app) {
  Look& look = context.look;
  follow(context, app);
  if (m_failed) {
    error_note(look, m_failed_what, m_failure);
    gap(16);
  }
  if (!loaded_or_explained(look, m_credentials.loaded(), words::loading_credentials,
                           [&] { refresh(context, app.id); }))
    return;
  draw_method(context, app);
  gap(16);
  draw_secret(context, app);
  gap(16);
  draw_list(context, app);
}

void ApplicationCredentialsTab::draw_method(Context& context, const Application& app) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::method_title, words::method_sentence);
  const bool confidential = app.type == "non_interactive" || app.type == "regular_web";
  select(look, "method", m_method, method_options(),
         {.label = words::method_label,
          .width = std::min(look.available(), 440.0f),
          .enabled = confidential ? Enabled::yes : Enabled::no});
  const std::string type = auth_method(m_method).credential_type;
  const auto ids = ids_of_type(m_credentials.loaded().value, type);
  const bool possible = type.empty() || !ids.empty();
  if (!possible) field_help(look, missing_word(type));
  switch (save_bar(look, possible && m_method != app.auth_method, m_busy)) {
    case FormAction::save:
      use(context, app, m_method, ids, words::saved);
      break;
    case FormAction::discard:
      m_method = app.auth_method;
      break;
    case FormAction::none:
      break;
  }
}

void ApplicationCredentialsTab::draw_secret(Context& context, const Application& app) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::secret_title);
  if (!std::string_view(auth_method(app.auth_method).credential_type).empty())
    return text(look, look.muted(), words::secret_unused);
  copyable_secret(look, "secret", words::settings_secret, app.secret, m_revealed,
                  words::settings_secret_help);
  draw_previous(context, app);
  gap(16);
  select(look, "overlap", m_overlap,
         {{"policy", words::overlap_policy, {}},
          {"0", words::overlap_none, {}},
          {"3600", words::overlap_hour, {}},
          {"86400", words::overlap_day, {}},
          {"604800", words::overlap_week, {}}},
         {.label = words::secret_overlap, .width = std::min(look.available(), 280.0f)});
  gap(16);
  if (button(look, "rotate", words::rotate_secret, {.icon = icon_refresh_cw, .busy = m_busy}))
    ask_rotate(context, app);
}

void ApplicationCredentialsTab::draw_previous(Context& context, const Application& app) {
  Look& look = context.look;
  const auto& previous = m_previous.loaded();
  if (!previous.ready || previous.failed) return;
  const auto until = base::parse_iso(previous.value.accepted_until);
  if (!until || *until <= context.clock.now()) return;
  gap(16);
  Panel panel(look, Tone::warn,
              fill(words::previous_secret_title, utc_text(previous.value.accepted_until) + " UTC"));
  gap(4);
  text(look, look.body(), words::previous_secret_body);
  gap(12);
  if (button(look, "end previous", words::previous_secret_end, {.busy = m_busy}))
    ask_end_previous(context, app);
}

void ApplicationCredentialsTab::draw_list(Context& context, const Application& app) {
  Look& look = context.look;
  const std::vector<Credential> all = m_credentials.loaded().value;
  Card card(look);
  card_header(look, words::credentials_title, words::credentials_sentence);
  if (all.empty()) {
    text(look, look.strong(), words::credentials_empty_title);
    text(look, look.muted(), words::credentials_empty_body);
  }
  {
    const MirrorScope list(Role::list, words::credentials_title);
    for (const Credential& one : all) {
      draw_credential(context, app, one);
      gap(16);
      divider(look);
      gap(16);
    }
  }
  if (all.empty()) gap(24);
  if (all.size() >= 2) return text(look, look.muted(), words::add_credential_full);
  m_form.draw(context, app.id,
              [this, context, app](const std::string& id, const std::string& type,
                                   const std::string& label) mutable {
                const std::string called = label.empty() ? credential_label({{}, type}) : label;
                // One more for the method that the application uses already is used at once.
                std::vector<std::string> used = app.credentials;
                used.push_back(id);
                if (auth_method(app.auth_method).credential_type == type)
                  return use(context, app, app.auth_method, used,
                             fill(words::credential_added_used, called));
                context.toasts.show(Tone::good, fill(words::credential_added, called));
                refresh(context, app.id);
              });
}

void ApplicationCredentialsTab::draw_credential(Context& context, const Application& app,
                                                const Credential& credential) {
  Look& look = context.look;
  const MirrorScope item(Role::listitem, "");
  ImGui::PushID(credential.id.c_str());
  const std::string label = credential_label(credential);
  const bool used = std::count(app.credentials.begin(), app.credentials.end(), credential.id) > 0;
  const auto until = base::parse_iso(credential.expires_at);
  const bool expired = until && *until <= context.clock.now();
  text(look, look.strong(), label);
  gap(4);
  badge(look, used ? Tone::good : Tone::neutral,
        used ? words::credential_used : words::credential_unused);
  if (expired) {
    same_line(8);
    badge(look, Tone::bad, words::credential_expired);
  }
  if (!credential.algorithm.empty()) {
    same_line(8);
    badge(look, Tone::neutral, credential.algorithm, icon_key);
  }
  gap(4);
  if (!credential.subject.empty()) text(look, look.mono(), credential.subject);
  if (!credential.kid.empty())
    copyable_inline(look, "kid", fill(words::credential_kid, label), credential.kid,
                    look.available());
  if (!credential.thumbprint.empty())
    copyable_inline(look, "thumbprint", fill(words::credential_thumbprint, label),
                    credential.thumbprint, look.available());
  text(look, look.small_muted(),
       credential.expires_at.empty()
           ? words::credential_lasts
           : fill(words::credential_expires, utc_text(credential.expires_at) + " UTC"));
  gap(8);
  const bool fits = auth_method(app.auth_method).credential_type == credential.type;
  const bool only = used && app.credentials.size() == 1;
  if (fits && !only) {
    const std::string name =
        fill(used ? words::credential_stop_name : words::credential_use_name, label);
    if (button(look, "use", used ? words::credential_stop : words::credential_use,
               {.busy = m_busy, .name = name})) {
      std::vector<std::string> ids = app.credentials;
      if (used) {
        std::erase(ids, credential.id);
      } else {
        ids.push_back(credential.id);
      }
      use(context, app, app.auth_method, ids, words::saved);
    }
    same_line(8);
  }
  const std::string name = fill(words::credential_remove_name, label);
  if (button(look, "remove", words::remove,
             {.kind = ButtonKind::danger,
              .enabled = only ? Enabled::no : Enabled::yes,
              .busy = m_busy,
              .name = name}))
    ask_remove(context, app, credential);
  if (only) field_help(look, words::credential_last);
  ImGui::PopID();
}

}  // namespace ui
