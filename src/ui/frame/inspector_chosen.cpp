// One exchange in the inspector.
#include <algorithm>

#include "ui/frame/inspector.h"
#include "ui/frame/remedy.h"
#include "ui/icons.h"
#include "ui/text/activity.h"
#include "ui/text/common.h"
#include "ui/text/frame.h"
#include "ui/widgets/checks.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/page.h"
#include "ui/widgets/token_view.h"

namespace ui {
namespace {

constexpr const char* newest_events = "/api/v2/logs?page=0&per_page=50&sort=date:-1";

bool is_of(const LogEvent& event, const std::string& traceparent) {
  const base::Json* details = base::find_member(event.raw, "details");
  return details && base::string_member(*details, "traceparent") == traceparent;
}

void section(Look& look, const char* title) {
  gap(24);
  divider(look);
  gap(16);
  heading(look, look.strong(), title, "3");
  gap(8);
}

}  // namespace

void Inspector::draw_chosen(Context& context, const Shared& exchange) {
  Look& look = context.look;
  make_texts(*exchange);
  text(look, look.mono(), exchange->request.method + " " + exchange->request.target);
  gap(8);
  const bool bad = exchange->failed();
  badge(look,
        !exchange->answered ? Tone::neutral
        : bad               ? Tone::bad
                            : Tone::good,
        status_text(*exchange));
  if (exchange->answered) {
    same_line(12);
    const std::string took = fill(words::exchange_took, std::to_string(exchange->took.count()));
    line(look, look.small_muted(), took, measure(look.small_muted(), took).x, Align::left, 24);
  }
  gap(12);
  draw_actions(context, *exchange);
  draw_token(look);
  draw_why(context, *exchange, find_event(*exchange));
  draw_half(look, words::exchange_request, exchange->request.headers, m_texts.request,
            exchange->request.body, exchange->is_by_session);
  if (exchange->answered && exchange->response.status != 0)
    draw_half(look, words::exchange_response, exchange->response.headers, m_texts.response,
              exchange->response.body, false);
}

void Inspector::draw_actions(Context& context, const Exchange& exchange) {
  Look& look = context.look;
  if (button(look, "curl", words::exchange_curl, {.icon = icon_terminal})) {
    look.platform.copy_text(curl_of(exchange, context.backend.issuer()));
    context.toasts.show(Tone::good, exchange.is_by_session ? words::exchange_curl_copied_session
                                                           : words::exchange_curl_copied);
  }
  same_line(8);
  const bool shown = m_secrets == Secrets::shown;
  if (button(look, "reveal", shown ? words::exchange_hide : words::exchange_reveal,
             {.kind = ButtonKind::quiet, .icon = shown ? icon_eye_off : icon_eye}))
    m_secrets = shown ? Secrets::masked : Secrets::shown;
}

// The log knows the request by its traceparent.
const Inspector::Found& Inspector::find_event(const Exchange& exchange) {
  const auto known = m_found.find(exchange.id);
  if (known != m_found.end()) return known->second;
  if (exchange.traceparent.empty() || !exchange.answered) {
    static const Found none;
    return none;
  }
  while (m_found.size() >= RecordingBackend::most) m_found.erase(m_found.begin());
  m_found[exchange.id].looking = true;
  m_calls.get(newest_events,
              [this, id = exchange.id, trace = exchange.traceparent](const Answer& answer) {
                Found& found = m_found[id];
                found.looking = false;
                if (!answer || !answer->is_array()) return;
                for (const base::Json& item : *answer) {
                  auto event = read_log_event(item);
                  if (event && is_of(*event, trace)) found.event = std::move(*event);
                }
              });
  return m_found[exchange.id];
}

void Inspector::draw_why(Context& context, const Exchange& exchange, const Found& found) {
  Look& look = context.look;
  const auto remedy =
      found.event ? remedy_of(*found.event, context.tenant) : std::optional<Remedy>();
  if (exchange.failed()) {
    gap(16);
    const auto body = base::parse_json(exchange.response.body);
    const std::string error =
        body ? base::string_member(*body, "error").value_or("") : std::string();
    Panel panel(look, Tone::bad,
                fill(words::exchange_refused, error.empty() ? status_text(exchange) : error));
    gap(4);
    const Answer answer = answer_of(exchange.response);
    if (!answer) text(look, look.body(), answer.error().message);
    if (found.event && !found.event->reason.empty()) text(look, look.muted(), found.event->reason);
    if (remedy) {
      gap(12);
      const std::string name = fill(words::fix_where, remedy->place);
      if (button(look, "fix", words::fix_this,
                 {.kind = ButtonKind::primary, .icon = icon_wrench, .name = name})) {
        if (covers_page()) m_open = false;
        context.router.go(remedy->route);
      }
      gap(4);
      text(look, look.small_muted(), remedy->place);
    }
  }
  if (found.looking) {
    gap(16);
    text(look, look.small_muted(), words::exchange_looking);
  }
  if (!found.event) return;
  if (!found.event->checks.empty()) {
    section(look, words::log_checks);
    checks_list(look, found.event->checks);
  }
  gap(16);
  if (button(look, "event", words::exchange_event, {.icon = icon_scroll_text})) {
    if (covers_page()) m_open = false;
    context.router.go({Screen::log, found.event->id, Tab::settings});
  }
}

void Inspector::draw_token(Look& look) {
  if (m_texts.token.empty()) return;
  section(look, words::exchange_token);
  token_view(look, "token", m_texts.token,
             m_secrets == Secrets::shown ? TokenShown::whole : TokenShown::claims);
}

void Inspector::draw_half(Look& look, const char* title, const base::Headers& headers,
                          const std::string& body, const std::string& as_it_came,
                          bool is_by_session) {
  section(look, title);
  const MirrorScope group(Role::group, title);
  ImGui::PushID(title);
  const auto field = [&](const std::string& name, const std::string& value) {
    text(look, look.small_muted(), name);
    text(look, look.mono(), value);
    gap(6);
  };
  if (is_by_session) field("authorization", words::exchange_session);
  for (const auto& [name, value] : headers) field(name, readable_header(name, value, m_secrets));
  gap(4);
  if (body.empty()) {
    text(look, look.small_muted(), words::exchange_no_body);
  } else {
    code_block(look, "body", words::exchange_body, body, as_it_came);
  }
  ImGui::PopID();
}

void Inspector::make_texts(const Exchange& exchange) {
  if (m_texts.id == exchange.id && m_texts.secrets == m_secrets &&
      m_texts.answered == exchange.answered)
    return;
  m_texts = {
      exchange.id, m_secrets, exchange.answered, readable_body(exchange.request.body, m_secrets),
      {},          {}};
  if (!exchange.answered) return;
  m_texts.response = readable_body(exchange.response.body, m_secrets);
  const auto body = base::parse_json(exchange.response.body);
  if (body) m_texts.token = base::string_member(*body, "access_token").value_or("");
}

}  // namespace ui
