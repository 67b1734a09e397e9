#include "ui/screens/quickstart.h"

#include <algorithm>

#include "base/form.h"
#include "ui/icons.h"
#include "ui/screens/application_credentials.h"
#include "ui/screens/snippets.h"
#include "ui/text/activity.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/token_text.h"
#include "ui/widgets/checks.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/token_view.h"

namespace ui {
namespace {

std::vector<const Api*> authorized_apis(const Tenant& tenant, const std::string& client_id) {
  std::vector<const Api*> apis;
  for (const Grant* grant : tenant.grants_of_application(client_id)) {
    if (const Api* api = tenant.find_api_by_identifier(grant->audience)) apis.push_back(api);
  }
  return apis;
}

std::string token_url(const Context& context) {
  return context.backend.issuer() + "oauth/token";
}

// Where the API listens, as far as its identifier tells.
std::string api_url(const Api& api) {
  if (api.is_system) return api.identifier + "clients";
  return api.identifier.rfind("http", 0) == 0 ? api.identifier : words::quickstart_api_url;
}

enum class Mistake { scopes, grant, secret, grant_type, audience, request };

Mistake mistake_of(int status, const std::string& error, const std::string& description) {
  if (status == 401) return Mistake::secret;
  if (error == "unauthorized_client") return Mistake::grant_type;
  if (description.find("granted scopes") != std::string::npos) return Mistake::scopes;
  if (description.find("client-grant") != std::string::npos) return Mistake::grant;
  if (description.find("Service not enabled") != std::string::npos) return Mistake::audience;
  return Mistake::request;
}

const char* todo(Mistake mistake) {
  switch (mistake) {
    case Mistake::scopes:
      return words::todo_scope;
    case Mistake::grant:
      return words::todo_grant;
    case Mistake::secret:
      return words::todo_secret;
    case Mistake::grant_type:
      return words::todo_grant_type;
    case Mistake::audience:
      return words::todo_audience;
    case Mistake::request:
      return words::todo_request;
  }
  return "";
}

}  // namespace

void QuickStartTab::draw(Context& context, const Application& app) {
  Look& look = context.look;
  m_client_id = app.id;
  const std::vector<const Api*> apis = authorized_apis(context.tenant, app.id);
  if (apis.empty()) {
    if (empty_state(look, icon_plug, words::quickstart_no_api_title, words::quickstart_no_api_body,
                    words::quickstart_authorize)) {
      context.router.go({Screen::application, app.id, Tab::apis});
    }
    return;
  }
  const auto chosen = std::find_if(apis.begin(), apis.end(),
                                   [&](const Api* api) { return api->identifier == m_audience; });
  const Api& api = chosen == apis.end() ? *apis.front() : **chosen;
  m_audience = api.identifier;
  draw_try(context, app, apis);
  gap(16);
  draw_code(context, app, api);
}

void QuickStartTab::draw_try(Context& context, const Application& app,
                             const std::vector<const Api*>& apis) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::try_title, words::try_sentence);
  std::vector<Option> options;
  for (const Api* api : apis) options.push_back({api->identifier, api->label(), api->identifier});
  bool entered = false;
  {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    if (select(look, "api", m_audience, options, {.label = words::quickstart_api}))
      m_result.reset();
    columns.next();
    entered = text_field(look, "scope", m_scope,
                         {.label = words::try_scope,
                          .hint = words::try_scope_hint,
                          .help = words::try_scope_help,
                          .typeface = Typeface::mono})
                  .entered;
  }
  gap(16);
  if (!std::string_view(auth_method(app.auth_method).credential_type).empty()) {
    Panel panel(look, Tone::accent, fill(words::try_by_credentials, method_word(app.auth_method)));
    gap(4);
    text(look, look.body(), words::try_by_credentials_body);
    gap(12);
    if (button(look, "credentials", words::try_open_credentials, {.icon = icon_key}))
      context.router.go({Screen::application, app.id, Tab::credentials});
    return;
  }
  if (button(look, "try", words::try_send,
             {.kind = ButtonKind::primary, .icon = icon_play, .busy = m_busy}) ||
      (entered && !m_busy)) {
    send(context, app);
  }
  if (m_result) {
    gap(20);
    draw_result(context, app);
  }
}

void QuickStartTab::send(Context& context, const Application& app) {
  base::Form form = {{"grant_type", "client_credentials"}};
  base::Request request;
  request.method = "POST";
  request.target = "/oauth/token";
  request.headers.set("content-type", "application/x-www-form-urlencoded");
  if (app.auth_method == "client_secret_basic") {
    // RFC 6749 section 2.3.1: both parts are form-encoded first.
    const std::string credentials =
        base::percent_encode(app.id) + ":" + base::percent_encode(app.secret);
    request.headers.set("authorization", "Basic " + to_base64(credentials));
  } else {
    form.emplace_back("client_id", app.id);
    form.emplace_back("client_secret", app.secret);
  }
  form.emplace_back("audience", m_audience);
  const std::string scope(base::trim(m_scope));
  if (!scope.empty()) form.emplace_back("scope", scope);
  request.body = base::write_form(form);
  m_busy = true;
  m_result.reset();
  context.tenant.calls.raw(std::move(request),
                           [this, context, id = app.id](const base::Response& response) mutable {
                             take_answer(context, id, response);
                           });
}

void QuickStartTab::take_answer(Context& context, const std::string& client_id,
                                const base::Response& response) {
  if (client_id != m_client_id) return;  // another application is shown by now
  m_busy = false;
  Result result;
  result.status = response.status;
  const auto body = base::parse_json(response.body);
  if (body) {
    result.token = base::string_member(*body, "access_token").value_or("");
    result.scope = base::string_member(*body, "scope").value_or("");
    result.lifetime_seconds = base::integer_member(*body, "expires_in").value_or(0);
    result.error = base::string_member(*body, "error").value_or("");
    result.description = base::string_member(*body, "error_description").value_or("");
  }
  m_result = std::move(result);
  for (const Part part : {Part::logs, Part::usage, Part::activity}) context.tenant.refresh(part);
  if (response.status != 200 && response.status != 0) find_reason(context, client_id);
}

void QuickStartTab::find_reason(Context& context, const std::string& client_id) {
  context.tenant.calls.get(
      "/api/v2/logs?page=0&per_page=10&sort=date:-1", [this, client_id](const Answer& answer) {
        if (!answer || !answer->is_array() || !m_result || client_id != m_client_id) return;
        for (const base::Json& item : *answer) {
          auto event = read_log_event(item);
          if (event && event->failed() && event->client_id == client_id) {
            m_result->event = std::move(*event);
            return;
          }
        }
      });
}

void QuickStartTab::draw_result(Context& context, const Application& app) {
  Look& look = context.look;
  if (m_result->status == 0) {
    Panel panel(look, Tone::bad, words::try_unreachable);
    gap(4);
    return text(look, look.muted(), words::failed_unreachable);
  }
  if (m_result->token.empty()) return draw_refusal(context, app);
  divider(look);
  gap(20);
  badge(look, Tone::good, "200 OK");
  same_line(12);
  const std::string lifetime = fill(words::try_lifetime, duration_text(m_result->lifetime_seconds));
  line(look, look.muted(), lifetime, std::min(look.available(), measure(look.muted(), lifetime).x),
       Align::left, 24);
  gap(16);
  token_view(look, "token", m_result->token);
}

void QuickStartTab::draw_refusal(Context& context, const Application& app) {
  Look& look = context.look;
  const Mistake mistake = mistake_of(m_result->status, m_result->error, m_result->description);
  {
    const std::string status = std::to_string(m_result->status) + " " + m_result->error;
    Panel panel(look, Tone::bad, fill(words::try_refused, status));
    gap(4);
    text(look, look.body(), m_result->description);
    text(look, look.muted(), todo(mistake));
    gap(12);
    if (mistake == Mistake::scopes || mistake == Mistake::grant) {
      if (button(look, "fix", words::try_open_apis))
        context.router.go({Screen::application, app.id, Tab::apis});
      same_line(8);
    } else if (mistake == Mistake::secret || mistake == Mistake::grant_type) {
      if (button(look, "fix", words::try_open_settings))
        context.router.go({Screen::application, app.id,
                           mistake == Mistake::secret ? Tab::credentials : Tab::settings});
      same_line(8);
    }
    if (m_result->event && button(look, "log", words::try_open_log, {.kind = ButtonKind::quiet})) {
      context.router.go({Screen::log, m_result->event->id, Tab::settings});
    }
  }
  if (!m_result || !m_result->event || m_result->event->checks.empty()) return;
  gap(20);
  heading(look, look.strong(), words::try_why, "3");
  gap(12);
  checks_list(look, m_result->event->checks);
}

void QuickStartTab::draw_code(Context& context, const Application& app, const Api& api) {
  Look& look = context.look;
  const Language language = languages()[m_language];
  SnippetValues values{token_url(context), app.id, app.secret, api.identifier,
                       app.auth_method == "client_secret_basic"};
  const std::string copied = token_request(language, values);
  if (!m_revealed) values.client_secret = masked(app.secret);
  {
    Card card(look);
    card_header(look, words::quickstart_request, words::quickstart_request_sentence);
    if (look.compact) {
      std::vector<Option> options;
      for (const Language one : languages())
        options.push_back({std::to_string(options.size()), name(one), {}});
      std::string chosen = std::to_string(m_language);
      if (select(look, "language", chosen, options, {.label = words::quickstart_language}))
        m_language = static_cast<size_t>(std::stoul(chosen));
    } else {
      std::vector<std::string> labels;
      for (const Language one : languages()) labels.emplace_back(name(one));
      segments(look, words::quickstart_language, m_language, labels);
    }
    gap(12);
    code_block(look, "request", name(language), token_request(language, values), copied);
    gap(12);
    flush_left();
    if (button(look, "reveal", m_revealed ? words::quickstart_hide : words::quickstart_reveal,
               {.kind = ButtonKind::quiet, .icon = m_revealed ? icon_eye_off : icon_eye})) {
      m_revealed = !m_revealed;
    }
  }
  gap(16);
  Card card(look);
  card_header(look, words::quickstart_call, words::quickstart_call_sentence);
  const std::string call = api_call(language, api_url(api));
  code_block(look, "call", name(language), call, call);
}

}  // namespace ui
