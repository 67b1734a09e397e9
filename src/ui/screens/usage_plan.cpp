// Usage: the plan with its forecast, what a cache would save, what quotas did, and the report to
// take along.
#include <algorithm>

#include "base/form.h"
#include "ui/icons.h"
#include "ui/screens/usage.h"
#include "ui/text/activity.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/text/quota.h"
#include "ui/widgets/page.h"
#include "ui/widgets/table.h"

namespace ui {
namespace {

constexpr size_t savings_shown = 5;

std::string tokens_said(long long count) {
  return counted(count, words::usage_one, words::usage_many);
}

void draw_meter(Look& look, float part, ImU32 ink) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + width, at.y + 8}, look.colours().raised, 4);
  if (part > 0)
    list->AddRectFilled(at, {at.x + std::max(8.0f, width * std::min(part, 1.0f)), at.y + 8}, ink,
                        4);
  ImGui::Dummy({width, 8});
}

}  // namespace

void UsageScreen::draw_plan(Context& context, const Usage& usage) {
  Look& look = context.look;
  if (!usage.forecast && !usage.plan) return;
  const Palette& p = look.colours();
  {
    Card card(look);
    card_header(look, words::plan_title);
    if (usage.plan) {
      const UsagePlan& plan = *usage.plan;
      text(look, look.strong(),
           fill(words::plan_used, grouped(plan.used), grouped(plan.limit),
                std::to_string(plan.percentage)));
      gap(8);
      draw_meter(look,
                 static_cast<float>(plan.used) / static_cast<float>(std::max(1LL, plan.limit)),
                 plan.reached            ? p.bad
                 : plan.percentage >= 80 ? p.warn
                                         : p.accent);
      gap(8);
      text(look, look.muted(), plan.hard ? words::plan_hard : words::plan_soft);
    } else {
      text(look, look.muted(), words::plan_none);
    }
    if (usage.forecast) {
      const UsageForecast& forecast = *usage.forecast;
      gap(8);
      text(look, look.body(),
           fill(words::forecast_count, tokens_said(forecast.count)) + " " +
               fill(words::forecast_pace, tokens_said(forecast.per_day)));
      if (!forecast.reached_at.empty()) {
        text(look, look.body().in(p.warn),
             fill(words::forecast_reached, utc_text(forecast.reached_at).substr(0, 16)));
      } else if (usage.plan && !usage.plan->reached) {
        text(look, look.body(), words::forecast_fits);
      }
    }
  }
  gap(16);
}

void UsageScreen::draw_savings(Context& context, const Usage& usage) {
  Look& look = context.look;
  if (!usage.knows_savings) return;
  {
    Card card(look);
    card_header(look, words::savings_title, words::savings_sentence);
    if (usage.saved == 0) {
      text(look, look.muted(), words::savings_none);
    } else {
      heading(look, look.title(),
              fill(words::savings_all, tokens_said(usage.saved), grouped(usage.total),
                   std::to_string(usage.saved_percentage)),
              "3");
      gap(12);
      const MirrorScope list(Role::list, words::savings_title);
      for (size_t i = 0; i < std::min(savings_shown, usage.savings.size()); ++i) {
        const UsageSaving& saving = usage.savings[i];
        if (saving.saved == 0) break;
        const MirrorScope item(Role::listitem, "");
        const std::string amount =
            fill(words::savings_all, grouped(saving.saved), grouped(saving.count),
                 std::to_string(saving.saved * 100 / saving.count));
        const float wide = measure(look.strong(), amount).x, room = look.available();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        line(look, look.body(), fill(words::savings_row, saving.application, saving.api),
             room - wide - 16, Align::left, 32);
        ImGui::SetCursorScreenPos({at.x + room - wide, at.y});
        line(look, look.strong(), amount, wide, Align::right, 32);
      }
    }
  }
  gap(16);
}

void UsageScreen::draw_quotas(Context& context) {
  Look& look = context.look;
  const auto& report = m_quotas.loaded();
  if (!report.ready) return;
  const std::vector<QuotaEffect>& effects = report.value.by_application;
  {
    Card card(look);
    card_header(look, words::observed_title, words::observed_sentence);
    if (effects.empty()) text(look, look.muted(), words::month_nothing);
  }
  if (!effects.empty()) {
    gap(8);
    const std::vector<TableColumn> columns = {
        {.title = words::column_application, .weight = 1},
        {.title = words::column_taken,
         .width = 90,
         .align = Align::right,
         .shown = Shown::when_wide},
        {.title = words::column_would, .width = 108, .align = Align::right},
        {.title = words::column_refused, .width = 72, .align = Align::right}};
    const int opened = table(
        look,
        {words::observed_title, columns, effects.size(), [&](size_t i) { return effects[i].id; },
         [&](size_t i) { return effects[i].name; },
         [&](size_t i, const Cell& place) {
           const QuotaEffect& effect = effects[i];
           const long long counts[] = {effect.tokens, effect.would_have_refused, effect.refused};
           if (place.column == 0) return cell_text(look, place, look.strong(), effect.name);
           cell_text(look, place, look.body(), grouped(counts[place.column - 1]));
         }});
    if (opened >= 0)
      context.router.go({Screen::application, effects[static_cast<size_t>(opened)].id, Tab::quota});
  }
  gap(16);
}

void UsageScreen::draw_downloads(Context& context, const Usage& usage) {
  Look& look = context.look;
  const std::pair<const char*, const char*> formats[] = {{words::download_csv, "csv"},
                                                         {words::download_json, "json"}};
  for (const auto& [word, format] : formats) {
    if (word != words::download_csv) same_line(8);
    const std::string name = fill(words::download_usage, std::string(word));
    if (button(look, word, word, {.icon = icon_download, .busy = m_downloading, .name = name}))
      download(context, usage.month, format);
  }
  if (m_failed) {
    gap(12);
    error_note(look, words::downloading, m_failure);
  }
}

void UsageScreen::download(Context& context, const std::string& month, const std::string& format) {
  base::Request request;
  request.target = "/api/tallygate/v1/usage?format=" + format + "&month=" + month;
  m_downloading = true;
  m_failed = false;
  context.tenant.calls.raw(
      std::move(request), [this, context, month, format](const base::Response& response) {
        m_downloading = false;
        m_failed = response.status != 200;
        if (m_failed) {
          const Answer answer = answer_of(response);
          m_failure = answer ? malformed_answer : answer.error();
          return;
        }
        context.look.platform.save_file("usage-" + month + "." + format,
                                        format == "csv" ? "text/csv" : "application/json",
                                        response.body);
      });
}

}  // namespace ui
