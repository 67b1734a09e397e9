#include "ui/screens/logs.h"

#include <algorithm>

#include "base/form.h"
#include "ui/icons.h"
#include "ui/text/activity.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/widgets/checks.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/table.h"

namespace ui {
namespace {

enum EventColumn : size_t {
  event_name_column,
  event_time_column,
  event_description_column,
  event_application_column
};
enum Filter : size_t { filter_all, filter_success, filter_failed, filter_changes, filter_warnings };

struct EventLook {
  Tone tone;
  const char* icon;
  const char* word;
};

EventLook look_of(const LogEvent& event) {
  if (event.type == "seccft") return {Tone::good, icon_circle_check, words::event_success};
  if (event.type == "token_introspected")
    return {Tone::neutral, icon_eye, words::event_introspected};
  if (event.type == "token_revoked") return {Tone::accent, icon_key, words::event_revoked};
  if (event.failed()) {
    const bool is_exchange = event.type == "feccft";
    return {Tone::bad, icon_circle_x, is_exchange ? words::event_failed : words::event_refused};
  }
  if (event.type == "sapi") return {Tone::accent, icon_pencil, words::event_change};
  if (event.type == "mgmt_api_read") return {Tone::neutral, icon_eye, words::event_secrets_read};
  if (event.type.rfind("api_limit", 0) == 0) return {Tone::warn, icon_zap, words::event_limit};
  if (event.type == "token_quota_consumption_warning")
    return {Tone::warn, icon_triangle_alert, words::event_quota};
  if (event.type.rfind("kms_", 0) == 0) return {Tone::accent, icon_key, words::event_key};
  return {Tone::neutral, icon_info, words::event_other};
}

const char* clause_of(size_t filter) {
  switch (filter) {
    case filter_success:
      return "type:(seccft OR token_introspected OR token_revoked)";
    case filter_failed:
      return "type:(feccft OR fapi OR token_introspection_failed OR token_revocation_failed)";
    case filter_changes:
      return "type:(sapi OR kms_key_state_changed)";
    case filter_warnings:
      return "type:(api_limit OR api_limit_warning OR token_quota_consumption_warning)";
    default:
      return "";
  }
}

// The search language minds the case of letters; who types a word does not mind the first one's.
std::string beginning_with(const std::string& word) {
  if (word[0] < 'a' || word[0] > 'z') return word + "*";
  std::string capital = word;
  capital[0] = static_cast<char>(word[0] - 'a' + 'A');
  return "(" + word + "* OR " + capital + "*)";
}

// Plain words find what begins with them; whatever looks like the search language is left alone.
std::string clause_of(const std::string& typed) {
  const std::string text(base::trim(typed));
  if (text.find_first_of(":\"()[]{}*?\\") != std::string::npos) return text;
  std::string clause;
  for (size_t from = 0; from < text.size();) {
    const size_t end = std::min(text.find(' ', from), text.size());
    const std::string word = text.substr(from, end - from);
    if (word == "AND" || word == "OR" || word == "NOT") return text;
    if (!word.empty()) clause += (clause.empty() ? "" : " AND ") + beginning_with(word);
    from = end + 1;
  }
  return clause;
}

std::string query_of(const std::string& typed, size_t filter) {
  const std::string text = clause_of(typed), kind = clause_of(filter);
  if (text.empty() || kind.empty()) return text + kind;
  return "(" + text + ") AND " + kind;
}

std::string application_of(const LogEvent& event) {
  return event.client_name.empty() ? event.client_id : event.client_name;
}

std::vector<TableColumn> event_columns(const Look& look) {
  return {{.title = words::column_event, .weight = 1, .width = look.compact ? 0.0f : 172.0f},
          {.title = words::column_time, .width = look.compact ? 96.0f : 164.0f},
          {.title = words::column_description, .weight = 1.6f, .shown = Shown::when_wide},
          {.title = words::column_application, .weight = 1, .shown = Shown::when_wide}};
}

void event_cell(Look& look, const LogEvent& event, const Cell& place) {
  const EventLook how = look_of(event);
  const ToneInk ink = tone_ink(look, how.tone);
  icon_mark(look, how.icon, 16, ink.ink, table_row_height);
  same_line(8);
  line(look, look.body(), how.word, place.width - 24, Align::left, table_row_height);
}

}  // namespace

void LogsScreen::draw(Context& context) {
  Look& look = context.look;
  Tenant& tenant = context.tenant;
  page_header(look, words::nav_logs, words::logs_sentence);
  const std::string query = query_of(m_search, m_filter);
  const bool misread = tenant.logs.failed && tenant.logs.failure.status == 400 && !query.empty();
  if (!misread && !loaded_or_explained(look, tenant, Part::logs, tenant.logs, words::loading_logs))
    return;
  const std::vector<LogEvent>& rows = tenant.logs.value;
  if (rows.empty() && query.empty()) {
    empty_state(look, icon_scroll_text, words::logs_empty_title, words::logs_empty_body);
    return;
  }
  draw_filters(look);
  field_help(look, words::logs_search_help, misread ? tenant.logs.failure.message : "");
  tenant.search_logs(query_of(m_search, m_filter));
  gap(16);
  if (rows.empty()) {
    text(look, look.muted(),
         base::trim(m_search).empty() ? words::logs_filter_empty : fill(words::no_match, m_search));
  } else {
    draw_table(context, rows);
  }
  gap(16);
  const std::string shown = fill(words::logs_shown, grouped(static_cast<long long>(rows.size())),
                                 grouped(static_cast<long long>(tenant.logs_total())));
  line(look, look.small_muted(), shown, measure(look.small_muted(), shown).x, Align::left,
       control_height);
  if (!tenant.has_older_logs()) return;
  same_line(16);
  if (button(look, "older", words::logs_older, {.busy = tenant.logs.under_way}))
    tenant.load_older_logs();
}

void LogsScreen::draw_filters(Look& look) {
  const float width = look.available();
  const std::vector<std::string> kinds = {words::logs_filter_all, words::logs_filter_success,
                                          words::logs_filter_failed, words::logs_filter_changes,
                                          words::logs_filter_warnings};
  search_field(look, "search", m_search, words::logs_search, std::min(width, 360.0f));
  if (look.compact) {
    gap(8);
    segments_or_select(look, words::logs_filter, m_filter, kinds);
    gap(8);
  } else {
    same_line(16);
    ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, ImGui::GetCursorScreenPos().y + 2});
    segments(look, words::logs_filter, m_filter, kinds);
    same_line(16);
    ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, ImGui::GetCursorScreenPos().y - 2});
  }
  if (toggle(look, "live", m_live, words::logs_live)) m_live = !m_live;
  same_line(8);
  line(look, look.body(), words::logs_live, measure(look.body(), words::logs_live).x, Align::left,
       icon_button_size);
}

void LogsScreen::draw_table(Context& context, const std::vector<LogEvent>& rows) {
  Look& look = context.look;
  const auto cell = [&](size_t index, const Cell& place) {
    const LogEvent& event = rows[index];
    switch (place.column) {
      case event_name_column:
        return event_cell(look, event, place);
      case event_time_column:
        return cell_text(look, place, look.mono().in(look.colours().muted),
                         look.compact ? utc_text(event.date).substr(5, 11) : utc_text(event.date));
      case event_description_column:
        return cell_text(look, place, look.body(), event.description);
      default:
        return cell_text(look, place, look.muted(), application_of(event));
    }
  };
  const std::vector<TableColumn> shown = event_columns(look);
  const auto row_name = [&](size_t index) {
    return std::string(look_of(rows[index]).word) + ", " + utc_text(rows[index].date) + ", " +
           rows[index].description;
  };
  const auto row_id = [&](size_t index) { return rows[index].id; };
  const int opened = table(look, {words::nav_logs, shown, rows.size(), row_id, row_name, cell});
  if (opened >= 0)
    context.router.go({Screen::log, rows[static_cast<size_t>(opened)].id, Tab::settings});
}

void LogScreen::fetch(Context& context, const std::string& id) {
  m_asked = id;
  m_under_way = true;
  m_failed = m_found = false;
  context.tenant.calls.get("/api/v2/logs/" + base::percent_encode(id),
                           [this, id](const Answer& answer) {
                             if (m_asked != id) return;  // another event is shown by now
                             m_under_way = false;
                             auto event = answer ? read_log_event(*answer) : std::nullopt;
                             m_found = event.has_value();
                             if (m_found) m_event = std::move(*event);
                             m_failed = !answer && answer.error().status != 404;
                             if (!answer) m_failure = answer.error();
                           });
}

void LogScreen::draw(Context& context) {
  Look& look = context.look;
  const std::string id = context.router.route().id;
  if (m_asked != id) fetch(context, id);
  flush_left();
  if (button(look, "back", words::log_back, {.kind = ButtonKind::quiet, .icon = icon_arrow_left})) {
    return context.router.go({Screen::logs, {}, Tab::settings});
  }
  gap(12);
  if (m_under_way) {
    Card card(look);
    return skeleton(look, 4);
  }
  if (m_failed) {
    if (error_panel(look, words::loading_logs, m_failure)) fetch(context, id);
    return;
  }
  if (!m_found) {
    empty_state(look, icon_scroll_text, words::log_unknown_title, words::log_unknown_body);
    return;
  }
  draw_event(context, m_event);
}

void LogScreen::draw_event(Context& context, const LogEvent& event) {
  Look& look = context.look;
  const EventLook how = look_of(event);
  badge(look, how.tone, how.word, how.icon);
  gap(8);
  heading(look, look.title(), event.description, "1");
  gap(20);
  if (!event.checks.empty()) {
    Card card(look);
    card_header(look, words::log_checks, words::log_checks_sentence);
    checks_list(look, event.checks);
  }
  if (!event.checks.empty()) gap(16);
  {
    Card card(look);
    card_header(look, words::log_facts);
    draw_facts(context, event);
  }
  gap(16);
  const std::string json = base::write_json(event.raw, 2);
  code_block(look, "raw", words::raw_json, json, json);
}

void LogScreen::draw_facts(Context& context, const LogEvent& event) {
  Look& look = context.look;
  const auto fact = [&](const char* key, const std::string& value, Typeface face = Typeface::text) {
    if (!value.empty()) key_value(look, key, value, face);
  };
  fact(words::log_time, utc_text(event.date) + " UTC");
  fact(words::log_type, event.type, Typeface::mono);
  fact(words::log_reason, event.reason);
  fact(words::log_application, event.client_name);
  fact(words::log_client_id, event.client_id, Typeface::mono);
  fact(words::log_organization, event.organization);
  fact(words::log_token_id, event.token_id, Typeface::mono);
  fact(words::log_audience, event.audience, Typeface::mono);
  fact(words::log_scope, event.scope, Typeface::mono);
  fact(words::log_ip, event.ip, Typeface::mono);
  fact(words::log_agent, event.user_agent);
  fact(words::log_host, event.hostname, Typeface::mono);
  fact(words::log_id, event.id, Typeface::mono);
  if (context.tenant.find_application(event.client_id)) {
    gap(12);
    if (button(look, "application", words::open_application, {.icon = icon_app_window})) {
      context.router.go({Screen::application, event.client_id, Tab::quickstart});
    }
  }
}

}  // namespace ui
