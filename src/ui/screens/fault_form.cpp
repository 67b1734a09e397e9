#include "ui/screens/fault_form.h"

#include <charconv>
#include <vector>

#include "ui/icons.h"
#include "ui/screens/entity_lists.h"
#include "ui/tenant/faults.h"
#include "ui/text/common.h"
#include "ui/text/faults.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/switch_row.h"

namespace ui {
namespace {

constexpr const char* any_method = "any";

// 0: it is none.
long long positive_number_in(const std::string& text) {
  long long number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end && number > 0 ? number : 0;
}

bool is_number_or_nothing(const std::string& text) {
  return text.empty() || positive_number_in(text) > 0;
}

void positive_number_field(Look& look, const char* label, std::string& value,
                           const char* help = "") {
  const char* wrong = is_number_or_nothing(value) ? "" : words::fault_number_wrong;
  text_field(look, label, value, {.label = label, .help = help, .error = wrong});
}

std::vector<Option> fault_kinds() {
  std::vector<Option> options;
  for (const auto& [kind, word] : domain::Words<sim::FaultKind>::all)
    options.push_back({std::string(word), title_of(kind), note_of(kind)});
  return options;
}

// The list with an entry for all of them before it.
PickList or_any(PickList list, const char* any) {
  PickList all = list;
  all.made_from += " or any";
  all.count = list.count + 1;
  all.id = [id = list.id](size_t place) { return place == 0 ? std::string() : id(place - 1); };
  all.name = [name = list.name, any](size_t place) {
    return place == 0 ? std::string(any) : name(place - 1);
  };
  all.note = [note = list.note](size_t place) {
    return place == 0 || !note ? std::string() : note(place - 1);
  };
  return all;
}

}  // namespace

void pick_fault_application(Context& context, Picker& picker, std::string& chosen) {
  const PickList list = or_any(applications_to_pick(context.tenant), words::fault_application_any);
  field_label(context.look, words::fault_application);
  const auto place = picker.draw(context.look, "application", words::fault_application,
                                 chosen.empty() ? std::string(words::fault_application_any)
                                                : application_name(context.tenant, chosen),
                                 list);
  if (place) chosen = list.id(*place);
}

std::optional<FaultForm::Asked> FaultForm::draw(Context& context, bool busy) {
  Look& look = context.look;
  ImGui::PushID("form");
  Card card(look);
  card_header(look, words::fault_new, words::fault_new_sentence);
  select(look, "kind", m_kind, fault_kinds(), {.label = words::fault_kind});
  gap(16);
  draw_of_kind(look);
  draw_whom(context);
  gap(16);
  draw_how_often(look);
  gap(16);
  switch_row(look, "announce", m_announces, words::fault_announce, words::fault_announce_help);
  gap(20);
  const bool pressed = button(look, "provoke", words::fault_provoke,
                              {.kind = ButtonKind::primary,
                               .icon = icon_zap,
                               .enabled = is_valid() ? Enabled::yes : Enabled::no,
                               .busy = busy});
  ImGui::PopID();
  if (!pressed) return std::nullopt;
  return Asked{body(), title_of(*domain::from_name<sim::FaultKind>(m_kind))};
}

void FaultForm::draw_of_kind(Look& look) {
  if (m_kind == "delay") {
    {
      Columns columns(look, {1, 1}, 16);
      columns.next();
      positive_number_field(look, words::fault_delay_milliseconds, m_delay);
      columns.next();
      positive_number_field(look, words::fault_jitter_milliseconds, m_jitter);
    }
    gap(16);
  } else if (has_retry_after()) {
    positive_number_field(look, words::fault_retry_after, m_retry_after);
    gap(16);
  }
}

void FaultForm::draw_whom(Context& context) {
  Look& look = context.look;
  const bool of_keys =
      stage_of(*domain::from_name<sim::FaultKind>(m_kind)) == sim::FaultStage::keys;
  if (!of_keys) {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    pick_fault_application(context, m_applications, m_application);
    columns.next();
    const PickList list = or_any(apis_to_pick(context.tenant), words::fault_api_any);
    field_label(look, words::fault_api);
    const auto place = m_apis.draw(
        look, "api", words::fault_api,
        m_api.empty() ? std::string(words::fault_api_any) : api_name(context.tenant, m_api), list);
    if (place) m_api = list.id(*place);
  }
  if (!of_keys) gap(16);
  Columns columns(look, {2, 1}, 16);
  columns.next();
  text_field(look, "path", m_path, {.label = words::fault_path, .hint = words::fault_path_hint});
  columns.next();
  std::string method = m_method.empty() ? any_method : m_method;
  std::vector<Option> methods = {{any_method, words::fault_method_any, {}}};
  for (const char* one : {"GET", "POST", "PATCH", "PUT", "DELETE"})
    methods.push_back({one, one, {}});
  if (select(look, "method", method, methods, {.label = words::fault_method}))
    m_method = method == any_method ? "" : method;
}

void FaultForm::draw_how_often(Look& look) {
  Columns columns(look, {1, 1, 1}, 16);
  columns.next();
  positive_number_field(look, words::fault_count, m_count, words::fault_count_help);
  columns.next();
  positive_number_field(look, words::fault_seconds, m_seconds, words::fault_seconds_help);
  columns.next();
  positive_number_field(look, words::fault_percent, m_percent, words::fault_percent_help);
}

bool FaultForm::has_retry_after() const {
  return m_kind == "too_many_requests" || m_kind == "service_unavailable";
}

bool FaultForm::is_valid() const {
  for (const std::string* number : {&m_count, &m_seconds, &m_percent, &m_jitter, &m_retry_after}) {
    if (!is_number_or_nothing(*number)) return false;
  }
  return positive_number_in(m_percent) <= 100 &&
         (m_kind != "delay" || positive_number_in(m_delay) > 0);
}

// The rest of what can be wrong the tenant says.
base::Json FaultForm::body() const {
  base::Json body = {{"fault", m_kind}};
  const bool of_keys =
      stage_of(*domain::from_name<sim::FaultKind>(m_kind)) == sim::FaultStage::keys;
  if (m_kind == "delay") body["delay_ms"] = positive_number_in(m_delay);
  if (m_kind == "delay" && !m_jitter.empty()) body["jitter_ms"] = positive_number_in(m_jitter);
  if (has_retry_after() && !m_retry_after.empty())
    body["retry_after_seconds"] = positive_number_in(m_retry_after);
  if (!of_keys && !m_application.empty()) body["client_id"] = m_application;
  if (!of_keys && !m_api.empty()) body["audience"] = m_api;
  if (!m_path.empty()) body["path"] = m_path;
  if (!m_method.empty()) body["method"] = m_method;
  if (!m_count.empty()) body["count"] = positive_number_in(m_count);
  if (!m_seconds.empty()) body["for_seconds"] = positive_number_in(m_seconds);
  if (!m_percent.empty())
    body["probability"] = static_cast<double>(positive_number_in(m_percent)) / 100;
  if (m_announces) body["announce"] = true;
  return body;
}

}  // namespace ui
