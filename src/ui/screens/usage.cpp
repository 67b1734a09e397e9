#include "ui/screens/usage.h"

#include <algorithm>
#include <cmath>

#include "ui/heat_map.h"
#include "ui/icons.h"
#include "ui/screens/usage_series.h"
#include "ui/text/activity.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/page.h"
#include "ui/widgets/time_series_table.h"

namespace ui {
namespace {

constexpr float heat_axis_width = 28;

std::string tokens_text(long long count) {
  return counted(count, words::usage_one, words::usage_many);
}

std::string range_text(const Usage& usage) {
  return fill(words::usage_range, utc_text(usage.from).substr(0, 16),
              utc_text(usage.to).substr(0, 16));
}

HeatMap heat_of(const Usage& usage) {
  HeatMap map;
  for (const UsageDay& day : usage.days) {
    std::array<uint64_t, 24> hours{};
    for (size_t i = 0; i < std::min<size_t>(24, day.hours.size()); ++i)
      hours[i] = static_cast<uint64_t>(std::max(0LL, day.hours[i]));
    map.days.push_back(hours);
  }
  const auto from = base::parse_iso(usage.from), now = base::parse_iso(usage.now);
  if (from && now)
    map.hours_begun =
        static_cast<int>((base::unix_seconds(*now) - base::unix_seconds(*from)) / 3600 + 1);
  map.hours_begun = std::clamp(map.hours_begun, 0, static_cast<int>(map.days.size()) * 24);
  return map;
}

// Below a picture of them; made only while the table is open.
void draw_values(Look& look, const Usage& usage, const char* name,
                 TimeSeries (*series_of)(const Usage&)) {
  ImGui::PushID(name);
  if (time_series_opener(look, name)) time_series_rows(look, series_of(usage));
  ImGui::PopID();
}

// Names with bars, the most first.
void draw_shares(Look& look, const char* title, const std::vector<UsageShare>& shares) {
  Card card(look);
  card_header(look, title);
  if (shares.empty()) return text(look, look.muted(), words::usage_nothing);
  const long long most = std::max(1LL, shares.front().count);
  const Palette& p = look.colours();
  const MirrorScope ranking(Role::list, title);
  for (size_t i = 0; i < std::min<size_t>(shares.size(), 10); ++i) {
    const UsageShare& share = shares[i];
    const MirrorScope item(Role::listitem, "");
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = look.available();
    const std::string count = grouped(share.count);
    const float count_width = measure(look.strong(), count).x;
    const std::string name =
        share.name.empty() ? share.id + " (" + words::usage_deleted + ")" : share.name;
    line(look, look.body(), name, width - count_width - 16);
    ImGui::SetCursorScreenPos({at.x + width - count_width, at.y});
    line(look, look.strong(), count, count_width, Align::right);
    const ImVec2 bar(at.x, at.y + 26);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(bar, {bar.x + width, bar.y + 6}, p.raised, 3);
    const float part =
        std::max(6.0f, width * static_cast<float>(share.count) / static_cast<float>(most));
    list->AddRectFilled(bar, {bar.x + part, bar.y + 6}, p.accent, 3);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, 44});
  }
}

}  // namespace

void UsageScreen::draw(Context& context) {
  Look& look = context.look;
  context.tenant.show_usage_of(m_month);
  page_header(look, words::nav_usage, words::usage_sentence);
  if (!loaded_or_explained(look, context.tenant, Part::usage, context.tenant.usage,
                           words::loading_usage))
    return;
  const Usage& usage = context.tenant.usage.value;
  if (m_quotas_for != context.tenant.usage.version) {
    m_quotas_for = context.tenant.usage.version;
    m_quotas.refresh(context.tenant.calls,
                     "/api/tallygate/v1/usage/quotas?per_page=100&month=" + usage.month,
                     read_quota_report);
  }
  draw_total(context, usage);
  gap(16);
  draw_plan(context, usage);
  draw_days(look, usage);
  gap(16);
  draw_heat(context, usage);
  gap(16);
  {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    draw_shares(look, words::usage_by_application, usage.by_application);
    columns.next();
    draw_shares(look, words::usage_by_api, usage.by_api);
  }
  gap(16);
  draw_savings(context, usage);
  draw_quotas(context);
  draw_months(context, usage);
}

void UsageScreen::draw_total(Context& context, const Usage& usage) {
  Look& look = context.look;
  Card card(look);
  text(look, look.small_muted(),
       m_month.empty() ? words::usage_this_month : month_text(usage.month));
  gap(4);
  heading(look, {look.fonts.semibold, 40, 48, look.colours().text}, tokens_text(usage.total), "2");
  gap(4);
  text(look, look.muted(), range_text(usage));
  text(look, look.small_muted(), words::usage_not_counted);
  gap(12);
  draw_downloads(context, usage);
  if (m_month.empty()) return;
  gap(12);
  if (button(look, "this month", words::usage_back, {.icon = icon_arrow_left})) m_month.clear();
}

void UsageScreen::draw_heat(Context& context, const Usage& usage) {
  Look& look = context.look;
  const Palette& p = look.colours();
  const HeatMap map = heat_of(usage);
  Card card(look);
  card_header(look, words::usage_heat, words::usage_heat_sentence);
  if (map.days.empty()) return;
  const float axis = heat_axis_width, width = look.available();
  const float cell = std::clamp((width - axis) / static_cast<float>(map.days.size()), 8.0f, 20.0f);
  const float tall = std::floor(cell * 0.6f) * 24;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 min(at.x + axis, at.y), max(at.x + width, at.y + tall);
  ImGui::SetCursorScreenPos(min);
  ImGui::Dummy({max.x - min.x, tall});
  long long most = 0;
  for (const UsageDay& day : usage.days) {
    for (const long long hour : day.hours) most = std::max(most, hour);
  }
  describe_text(Role::image, fill(words::usage_heat_text, month_text(usage.month),
                                  tokens_text(usage.total), tokens_text(most)));
  const auto hovered =
      draw_calendar_heat_map(min, max, map,
                             {mix(p.raised, p.border, 0.5f), p.heat_low, p.heat_high,
                              mix(p.surface, p.raised, 0.6f), p.focus});
  if (hovered) {
    const auto day = static_cast<size_t>(hovered->day), hour = static_cast<size_t>(hovered->hour);
    const long long count = static_cast<long long>(map.days[day][hour]);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12, 8});
    if (ImGui::BeginTooltip()) {
      const std::string said = fill(words::usage_heat_cell, day_text(usage.days[day].date),
                                    std::to_string(hour), tokens_text(count));
      ColumnScope column(look, ImGui::GetCursorScreenPos().x, measure(look.small(), said).x + 1);
      text(look, look.small(), said);
    }
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  const TextLook face = look.small_muted();
  ImVec2 from, to;
  for (int hour = 0; hour < 24; hour += 6) {
    heat_map_cell_rect(min, max, map, {0, hour}, from, to);
    draw_in(list, {{at.x, from.y - 4}, {at.x + axis - 8, to.y + 4}}, face, std::to_string(hour),
            Align::right);
  }
  for (int day = 0; day < static_cast<int>(map.days.size()); day += look.compact ? 7 : 2) {
    heat_map_cell_rect(min, max, map, {day, 23}, from, to);
    draw_in(list, {{from.x - 10, max.y + 4}, {to.x + 10, max.y + 24}}, face,
            std::to_string(day + 1), Align::centre);
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, tall + 28});
  draw_values(look, usage, words::usage_heat, usage_by_hour);
}

void UsageScreen::draw_days(Look& look, const Usage& usage) {
  Card card(look);
  card_header(look, words::usage_days_title, words::usage_days_sentence);
  if (usage.total == 0) return text(look, look.muted(), words::usage_nothing);
  std::vector<Bar> bars;
  const UsageDay* most = nullptr;
  for (size_t i = 0; i < usage.days.size(); ++i) {
    const UsageDay& day = usage.days[i];
    if (day.count > (most ? most->count : 0)) most = &day;
    bars.push_back({fill(words::usage_month_name, day_text(day.date), tokens_text(day.count)),
                    i % (look.compact ? 7 : 2) == 0 ? std::to_string(i + 1) : std::string(),
                    day.count, day.count > 0});
  }
  const std::string busiest =
      most ? fill(words::usage_days_most, day_text(most->date), tokens_text(most->count))
           : std::string();
  {
    // In line with the hours below it.
    const float left = ImGui::GetCursorScreenPos().x + heat_axis_width;
    ColumnScope column(look, left, look.available() - heat_axis_width);
    drawn_bars(
        look,
        fill(words::usage_days_text, month_text(usage.month), tokens_text(usage.total)) + busiest,
        bars, 120);
  }
  draw_values(look, usage, words::usage_days_title, usage_by_day);
}

void UsageScreen::draw_months(Context& context, const Usage& usage) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::usage_months, words::usage_months_sentence);
  if (usage.months.empty()) return;
  std::vector<Bar> bars;
  for (size_t i = 0; i < usage.months.size(); ++i) {
    const UsageShare& month = usage.months[i];
    const bool labelled = !look.compact || i % 3 == 2;
    bars.push_back({fill(words::usage_month_name, month_text(month.id), tokens_text(month.count)),
                    labelled ? month_short(month.id) : std::string(), month.count,
                    month.id == usage.month});
  }
  const int pressed = choosable_bars(look, words::usage_months, bars, 140);
  if (pressed < 0) return;
  const auto place = static_cast<size_t>(pressed);
  m_month = place + 1 == usage.months.size() ? "" : usage.months[place].id;
}

}  // namespace ui
