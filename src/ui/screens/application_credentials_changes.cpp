// What Application · Credentials changes.
#include <algorithm>

#include "base/form.h"
#include "ui/screens/application_credentials.h"
#include "ui/screens/application_draft.h"
#include "ui/tenant/paths.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/credentials.h"

namespace ui {
namespace {

std::string overlap_words(const std::string& seconds) {
  if (seconds == "policy") return words::rotate_keeps_policy;
  if (seconds == "0") return words::rotate_breaks;
  const char* span = seconds == "3600"    ? words::span_hour
                     : seconds == "86400" ? words::span_day
                                          : words::span_week;
  return fill(words::rotate_keeps, span);
}

}  // namespace

void ApplicationCredentialsTab::finish(Context& context, const std::string& client_id,
                                       const char* what, const std::string& toast,
                                       const Answer& answer) {
  if (answer) context.toasts.show(Tone::good, toast);
  if (m_id != client_id) return;  // another application is shown by now
  m_busy = false;
  m_failed = !answer;
  if (!answer) {
    m_failed_what = what;
    m_failure = answer.error();
  }
  refresh(context, client_id);
}

void ApplicationCredentialsTab::use(Context& context, const Application& app,
                                    const std::string& method, const std::vector<std::string>& ids,
                                    std::string toast) {
  base::Json body = base::Json::object();
  if (std::string_view(auth_method(method).credential_type).empty()) {
    body["client_authentication_methods"] = nullptr;
    body["token_endpoint_auth_method"] = method;
  } else {
    base::Json list = base::Json::array();
    for (const std::string& id : ids) list.push_back({{"id", id}});
    base::Json methods = base::Json::object();
    methods[method] = {{"credentials", std::move(list)}};
    body["client_authentication_methods"] = std::move(methods);
    body["token_endpoint_auth_method"] = nullptr;
  }
  m_busy = true;
  m_failed = false;
  context.tenant.change(
      "PATCH", application_path(app.id), body, {Part::applications, Part::logs},
      [this, context, id = app.id, toast = std::move(toast)](const Answer& answer) mutable {
        finish(context, id, words::saving_method, toast, answer);
      });
}

void ApplicationCredentialsTab::ask_rotate(Context& context, const Application& app) {
  Question question{fill(words::rotate_title, app.name), {}, {}, words::rotate_secret, {}};
  question.body = m_overlap == "0" ? words::rotate_body : words::rotate_new_body;
  question.consequences.push_back(overlap_words(m_overlap));
  base::Json body;
  if (m_overlap != "policy") body = {{"overlap_seconds", number_in(m_overlap, 0, 604800)}};
  question.on_confirm = [this, context, id = app.id, body]() mutable {
    m_busy = true;
    context.tenant.change("POST", application_path(id) + "/rotate-secret", body,
                          {Part::applications, Part::logs},
                          [this, context, id](const Answer& answer) mutable {
                            m_revealed = m_revealed || answer.has_value();
                            finish(context, id, words::rotating, words::rotated, answer);
                          });
  };
  context.questions.ask(std::move(question));
}

void ApplicationCredentialsTab::ask_end_previous(Context& context, const Application& app) {
  context.questions.ask({words::previous_secret_end_title,
                         words::previous_secret_end_body,
                         {},
                         words::previous_secret_end,
                         [this, context, id = app.id]() mutable {
                           m_busy = true;
                           context.tenant.change(
                               "DELETE", previous_secret_path(id), base::Json(), {Part::logs},
                               [this, context, id](const Answer& answer) mutable {
                                 // A 404 says that there is none; what was known of it is
                                 // forgotten.
                                 m_previous = {};
                                 finish(context, id, words::ending_previous_secret,
                                        words::previous_secret_ended, answer);
                               });
                         }});
}

void ApplicationCredentialsTab::ask_remove(Context& context, const Application& app,
                                           const Credential& credential) {
  const std::string label = credential_label(credential);
  const bool used = std::count(app.credentials.begin(), app.credentials.end(), credential.id) > 0;
  Question question{fill(words::credential_remove_title, label),
                    words::credential_remove_body,
                    {},
                    words::remove,
                    {}};
  if (used) question.consequences.push_back(words::credential_remove_breaks);
  question.on_confirm = [this, context, app, credential, used]() mutable {
    m_busy = true;
    if (!used) return remove(context, app.id, credential);
    // What is in use cannot be removed: it is taken out of use first.
    base::Json list = base::Json::array();
    for (const std::string& id : app.credentials) {
      if (id != credential.id) list.push_back({{"id", id}});
    }
    base::Json methods = base::Json::object();
    methods[app.auth_method] = {{"credentials", std::move(list)}};
    context.tenant.change("PATCH", application_path(app.id),
                          {{"client_authentication_methods", std::move(methods)}},
                          {Part::applications, Part::logs},
                          [this, context, id = app.id, credential](const Answer& answer) mutable {
                            if (answer) return remove(context, id, credential);
                            finish(context, id, words::changing_credentials, "", answer);
                          });
  };
  context.questions.ask(std::move(question));
}

void ApplicationCredentialsTab::remove(Context& context, const std::string& client_id,
                                       const Credential& credential) {
  context.tenant.change(
      "DELETE", application_path(client_id) + "/credentials/" + base::percent_encode(credential.id),
      base::Json(), {Part::logs},
      [this, context, client_id,
       label = credential_label(credential)](const Answer& answer) mutable {
        finish(context, client_id, words::changing_credentials,
               fill(words::credential_removed, label), answer);
      });
}

}  // namespace ui
