#include "ui/screens/application_quota.h"

#include <algorithm>

#include "base/form.h"
#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/text/quota.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr double look_again_seconds = 5;

// "12 of 100 used" over a bar.
void draw_window(Look& look, const QuotaWindow& window, bool enforces) {
  const Palette& p = look.colours();
  const MirrorScope item(Role::listitem, "");
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  text(look, look.strong(), window.hourly ? words::window_hour : words::window_day);
  const std::string used = fill(words::window_used, grouped(window.used), grouped(window.quota));
  text(look, look.body(),
       used + ", " + fill(words::window_resets, utc_text(window.resets_at).substr(0, 16)));
  gap(6);
  const ImVec2 bar(at.x, ImGui::GetCursorScreenPos().y);
  const float part =
      window.quota > 0
          ? std::min(1.0f, static_cast<float>(window.used) / static_cast<float>(window.quota))
          : 0;
  const ImU32 ink = part >= 1 ? (enforces ? p.bad : p.warn) : part >= 0.8f ? p.warn : p.accent;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(bar, {bar.x + width, bar.y + 8}, p.raised, 4);
  if (part > 0) list->AddRectFilled(bar, {bar.x + std::max(8.0f, width * part), bar.y + 8}, ink, 4);
  ImGui::Dummy({width, 8});
  if (window.over > 0) {
    gap(4);
    text(look, look.small().in(p.warn), fill(words::window_over, grouped(window.over)));
  }
}

}  // namespace

void ApplicationQuotaTab::refresh(Context& context, const std::string& client_id) {
  m_asked_at = ImGui::GetTime();
  m_report.refresh(context.tenant.calls,
                   "/api/tallygate/v1/usage/quotas?client_id=" + base::percent_encode(client_id),
                   read_quota_report);
}

void ApplicationQuotaTab::follow(Context& context, const Application& app) {
  if (m_id != app.id) {
    *this = ApplicationQuotaTab();
    m_id = app.id;
    m_form.begin_with(quota_draft_of(app.quota));
    refresh(context, app.id);
  }
  m_form.follow(quota_draft_of(app.quota));
  // The counters move without the reader's doing.
  const double waited = ImGui::GetTime() - m_asked_at;
  if (waited >= look_again_seconds) refresh(context, app.id);
  context.look.wake_after(std::max(0.1, look_again_seconds - waited));
}

void ApplicationQuotaTab::draw(Context& context, const Application& app) {
  follow(context, app);
  draw_form(context, app);
  gap(16);
  draw_windows(context, app);
}

void ApplicationQuotaTab::draw_form(Context& context, const Application& app) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::quota_title, words::quota_sentence);
  draw_quota_fields(look, m_form.draft);
  if (m_form.draw_bar(look, m_form.draft.valid())) save(context, app);
}

void ApplicationQuotaTab::draw_windows(Context& context, const Application& app) {
  Look& look = context.look;
  if (!loaded_or_explained(look, m_report.loaded(), words::loading_quota,
                           [&] { refresh(context, app.id); }))
    return;
  const QuotaReport& report = m_report.loaded().value;
  const QuotaState* state = report.find(app.id);
  {
    Card card(look);
    card_header(look, words::windows_title,
                !state              ? ""
                : state->is_default ? words::windows_default
                                    : words::windows_own);
    if (!state) {
      text(look, look.strong(), words::windows_none);
      text(look, look.muted(), words::windows_none_body);
    } else {
      const MirrorScope list(Role::list, words::windows_title);
      for (const QuotaWindow& window : state->windows) {
        if (&window != &state->windows.front()) gap(20);
        draw_window(look, window, state->enforces);
      }
    }
  }
  gap(16);
  Card card(look);
  card_header(look, words::month_effect);
  const QuotaEffect* effect = report.effect_on(app.id);
  if (!effect) return text(look, look.muted(), words::month_nothing);
  key_value(look, words::month_refused, grouped(effect->refused));
  key_value(look, words::month_would, grouped(effect->would_have_refused));
}

void ApplicationQuotaTab::save(Context& context, const Application& app) {
  m_form.send();
  context.tenant.change(
      "PATCH", "/api/v2/clients/" + base::percent_encode(app.id),
      {{"token_quota", to_json(quota_of(m_form.draft))}}, {Part::applications, Part::logs},
      [this, context, id = app.id](const Answer& answer) mutable {
        if (answer) context.toasts.show(Tone::good, words::saved);
        if (m_id != id) return;  // another application is shown by now
        m_form.take(answer, words::saving_quota);
        if (!answer) return;
        m_form.draft = m_form.original;  // the tenant has it by now: the next frame shows that
        refresh(context, id);
      });
}

}  // namespace ui
