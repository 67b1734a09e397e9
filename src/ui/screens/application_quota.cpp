#include "ui/screens/application_quota.h"

#include <algorithm>

#include "base/form.h"
#include "ui/icons.h"
#include "ui/tenant/paths.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/text/quota.h"
#include "ui/widgets/burn_down_dial.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr double look_again_seconds = 5;

BurnDown burn_down_of(const QuotaWindow& window, bool enforces, base::Time now) {
  BurnDown what;
  what.name = window.hourly ? words::window_hour : words::window_day;
  what.limit = static_cast<uint64_t>(std::max(0LL, window.quota));
  what.used = static_cast<uint64_t>(std::max(0LL, window.used));
  what.end = base::parse_iso(window.resets_at).value_or(now);
  what.start = what.end - std::chrono::hours(window.hourly ? 1 : 24);
  what.now = std::clamp(now, what.start, what.end);
  what.enforces = enforces;
  return what;
}

// "12 of 100 used" beside a dial.
void draw_window(Look& look, const QuotaWindow& window, bool enforces, base::Time now) {
  const MirrorScope item(Role::listitem, "");
  const BurnDown what = burn_down_of(window, enforces, now);
  beside_burn_down_dial(look, what, [&] {
    text(look, look.strong(), what.name);
    const std::string used = fill(words::window_used, grouped(window.used), grouped(window.quota));
    text(look, look.body(),
         used + ", " + fill(words::window_resets, utc_text(window.resets_at).substr(0, 16)));
    text(look, look.small_muted(), runs_out_text(what));
    if (window.over == 0) return;
    text(look, look.small().in(look.colours().warn),
         fill(words::window_over, grouped(window.over)));
  });
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
      text(look, look.small_muted(), words::dial_explained);
      gap(12);
      const MirrorScope list(Role::list, words::windows_title);
      for (const QuotaWindow& window : state->windows) {
        if (&window != &state->windows.front()) gap(20);
        draw_window(look, window, state->enforces, context.clock.now());
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
      "PATCH", application_path(app.id), {{"token_quota", to_json(quota_of(m_form.draft))}},
      {Part::applications, Part::logs}, [this, context, id = app.id](const Answer& answer) mutable {
        if (answer) context.toasts.show(Tone::good, words::saved);
        if (m_id != id) return;  // another application is shown by now
        m_form.take(answer, words::saving_quota);
        if (!answer) return;
        m_form.draft = m_form.original;  // the tenant has it by now: the next frame shows that
        refresh(context, id);
      });
}

}  // namespace ui
