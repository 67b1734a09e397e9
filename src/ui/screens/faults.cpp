#include "ui/screens/faults.h"

#include <algorithm>

#include "base/form.h"
#include "ui/icons.h"
#include "ui/screens/entity_lists.h"
#include "ui/text/common.h"
#include "ui/text/faults.h"
#include "ui/text/format.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr float end_width = 84;
constexpr const char* token_path = "/oauth/token";

struct Preset {
  const char* title;
  base::Json body;
  bool is_for_applications = true;
};

const std::vector<Preset>& presets() {
  static const std::vector<Preset> all = {
      {words::fault_preset_unavailable,
       {{"fault", "service_unavailable"}, {"path", token_path}, {"count", 3}}},
      {words::fault_preset_limited,
       {{"fault", "too_many_requests"},
        {"path", token_path},
        {"count", 1},
        {"retry_after_seconds", 5}}},
      {words::fault_preset_expired, {{"fault", "token_expired"}, {"for_seconds", 60}}},
      {words::fault_preset_slow,
       {{"fault", "delay"}, {"delay_ms", 2000}, {"path", token_path}, {"for_seconds", 60}}},
      {words::fault_preset_dropped,
       {{"fault", "drop_connection"}, {"path", token_path}, {"count", 1}}},
      {words::fault_preset_keys, {{"fault", "empty_jwks"}, {"for_seconds", 60}}, false}};
  return all;
}

void add_part(std::string& list, const std::string& part) {
  if (!part.empty()) list += (list.empty() ? "" : " · ") + part;
}

// "Nightly report · /oauth/token"
std::string whom(const Tenant& tenant, const Fault& fault) {
  std::string out;
  if (!fault.client_id.empty()) add_part(out, application_name(tenant, fault.client_id));
  if (!fault.audience.empty()) add_part(out, api_name(tenant, fault.audience));
  add_part(out,
           fault.method + (fault.method.empty() || fault.path.empty() ? "" : " ") + fault.path);
  return out.empty() ? words::fault_for_all : out;
}

std::string how_often(const Fault& fault) {
  if (fault.end == sim::FaultEnd::count) return words::fault_over_count;
  if (fault.end == sim::FaultEnd::time) return words::fault_over_time;
  if (fault.end == sim::FaultEnd::switched_off) return words::fault_over_switched;
  std::string out;
  if (fault.percent < 100) add_part(out, fill(words::fault_share, std::to_string(fault.percent)));
  if (fault.count == 1) add_part(out, words::fault_once);
  if (fault.count > 1) add_part(out, fill(words::fault_times, grouped(fault.count)));
  if (!fault.until.empty()) add_part(out, fill(words::fault_until, utc_text(fault.until)));
  if (fault.count == 0 && fault.until.empty()) add_part(out, words::fault_until_ended);
  return out;
}

}  // namespace

void FaultsScreen::draw(Context& context) {
  Look& look = context.look;
  page_header(look, words::nav_faults, words::faults_sentence);
  const auto& loaded = context.tenant.faults.loaded();
  if (!loaded_or_explained(look, loaded, words::loading_faults,
                           [&] { context.tenant.refresh_faults(); }))
    return;
  draw_list(context);
  gap(16);
  draw_presets(context);
  gap(16);
  if (const auto asked = m_form.draw(context, m_busy)) provoke(context, asked->body, asked->title);
  if (!m_failed) return;
  gap(16);
  error_note(look, words::changing_faults, m_failure);
}

void FaultsScreen::draw_list(Context& context) {
  Look& look = context.look;
  // A copy: a click may change the list.
  const std::vector<Fault> faults = context.tenant.faults.loaded().value;
  Card card(look);
  card_header(look, words::faults_list, faults.empty() ? "" : words::faults_list_sentence);
  if (faults.empty()) {
    text(look, look.body(), words::faults_none);
    text(look, look.small_muted(), words::faults_none_body);
    return;
  }
  {
    const MirrorScope list(Role::list, words::faults_list);
    for (const Fault& fault : faults) {
      draw_fault(context, fault);
      gap(12);
      divider(look);
      gap(12);
    }
  }
  if (button(look, "end all", words::fault_end_all,
             {.icon = icon_x, .enabled = m_busy ? Enabled::no : Enabled::yes}))
    end(context, faults_path, words::faults_ended);
}

// What it is, for whom and how often; at the right its counters and its end.
void FaultsScreen::draw_fault(Context& context, const Fault& fault) {
  Look& look = context.look;
  const MirrorScope item(Role::listitem, "");
  ImGui::PushID(fault.id.c_str());
  const bool works = fault.end == sim::FaultEnd::none;
  const std::string title = title_of(fault.kind);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  float bottom = at.y;
  {
    ColumnScope column(look, at.x, width - end_width - 16);
    text(look, works ? look.strong() : look.strong().in(look.colours().muted), title);
    text(look, look.small_muted(),
         fill(words::fault_for, whom(context.tenant, fault), how_often(fault)));
    text(look, works ? look.small() : look.small_muted(),
         fill(words::fault_counters, grouped(fault.applied), grouped(fault.matched)));
    bottom = ImGui::GetCursorScreenPos().y;
  }
  ImGui::SetCursorScreenPos({at.x + width - end_width, at.y + 6});
  const std::string path = std::string(faults_path) + "/" + base::percent_encode(fault.id);
  const Enabled possible = m_busy ? Enabled::no : Enabled::yes;
  if (works) {
    if (button(
            look, "end", words::fault_end,
            {.enabled = possible, .width = end_width, .name = fill(words::fault_end_name, title)}))
      end(context, path, fill(words::fault_ended, title));
  } else {
    ImGui::SetCursorScreenPos({at.x + width - icon_button_size, at.y + 6});
    if (icon_button(look, "forget", icon_x, fill(words::fault_forget_name, title), IconTone::muted,
                    possible))
      end(context, path, {});
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, std::max(44.0f, bottom - at.y)});
  ImGui::PopID();
}

void FaultsScreen::draw_presets(Context& context) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::fault_presets, words::fault_presets_sentence);
  pick_fault_application(context, m_applications, m_application);
  gap(16);
  Columns columns(look, {1, 1, 1}, 12);
  const std::vector<Preset>& all = presets();
  for (size_t column = 0; column < 3; ++column) {
    columns.next();
    for (size_t i = column; i < all.size(); i += 3) {
      const Preset& preset = all[i];
      if (button(look, preset.title, preset.title,
                 {.icon = icon_zap,
                  .enabled = m_busy ? Enabled::no : Enabled::yes,
                  .width = look.available()})) {
        base::Json body = preset.body;
        if (preset.is_for_applications && !m_application.empty()) body["client_id"] = m_application;
        provoke(context, body, preset.title);
      }
      if (i + 3 < all.size()) gap(12);
    }
  }
}

void FaultsScreen::provoke(Context& context, const base::Json& body, std::string title) {
  m_busy = true;
  m_failed = false;
  context.tenant.calls.send("POST", faults_path, body,
                            [this, context, title](const Answer& answer) mutable {
                              m_busy = false;
                              m_failed = !answer;
                              if (!answer) m_failure = answer.error();
                              if (answer)
                                context.toasts.show(Tone::warn, fill(words::fault_started, title));
                              context.tenant.refresh_faults();
                            });
}

void FaultsScreen::end(Context& context, const std::string& path, std::string said) {
  m_busy = true;
  m_failed = false;
  context.tenant.calls.send("DELETE", path, nullptr,
                            [this, context, said](const Answer& answer) mutable {
                              m_busy = false;
                              // Gone already is as good.
                              m_failed = !answer && answer.error().status != 404;
                              if (m_failed) m_failure = answer.error();
                              if (!m_failed && !said.empty()) context.toasts.show(Tone::good, said);
                              context.tenant.refresh_faults();
                            });
}

}  // namespace ui
