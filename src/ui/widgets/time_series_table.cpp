#include "ui/widgets/time_series_table.h"

#include <algorithm>
#include <utility>

#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/text/simulator.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/table.h"

namespace ui {
namespace {

constexpr size_t rows_on_page = 24;

// Which rows are shown.
struct RowsShown {
  size_t first = 0, end = 0;
};

// Days are said where there are several, and times of the day where they tell the rows apart.
std::string row_text(const TimeSeries& series, base::Time at) {
  constexpr auto day = std::chrono::hours(24);
  const std::string moment = moment_in(series, at);
  if (series.end - series.start <= day) return moment.substr(11);
  const std::string date = day_text(moment);
  if (series.times[0] - series.start >= day) return date;
  return date.substr(0, date.rfind(' ')) + ' ' + moment.substr(11);
}

base::Time time_of(const TimeSeries& series, size_t place) {
  return series.measure == TimeSeries::Measure::counts ? begin_of(series, place)
                                                       : series.times[place];
}

// "1: The authorization server is down …", of what happened until the next row.
std::string happened_in(const TimeSeries& series, size_t place) {
  std::string all;
  for (size_t mark = 0; mark < series.marks.size(); ++mark) {
    const auto& one = series.marks[mark];
    if (one.at < begin_of(series, place) || one.at >= series.times[place]) continue;
    all += all.empty() ? "" : " ";
    all += fill(words::series_mark, std::to_string(mark + 1), one.text);
  }
  return all;
}

std::vector<TableColumn> columns_of(const TimeSeries& series) {
  const bool counts = series.measure == TimeSeries::Measure::counts;
  std::vector<TableColumn> columns = {
      {.title = counts ? words::series_from : words::series_at, .weight = 1.6f}};
  for (const auto& line : series.lines) {
    std::string title = line.name;
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] -= 'a' - 'A';
    columns.push_back({.title = std::move(title), .weight = 1, .align = Align::right});
  }
  if (!series.marks.empty()) {
    columns.push_back({.title = words::series_happened, .weight = 4, .shown = Shown::when_wide});
  }
  return columns;
}

// Steps through the pages; without them where there is one.
RowsShown draw_pages(Look& look, size_t rows) {
  ImGuiStorage* storage = ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("page");
  const size_t pages = (rows + rows_on_page - 1) / rows_on_page;
  const auto page = std::min(static_cast<size_t>(std::max(0, storage->GetInt(id, 0))),
                             std::max<size_t>(pages, 1) - 1);
  const RowsShown shown{page * rows_on_page, std::min(rows, (page + 1) * rows_on_page)};
  if (pages < 2) return shown;
  const Button earlier{.icon = icon_chevron_left, .enabled = page > 0 ? Enabled::yes : Enabled::no},
      later{.icon = icon_chevron_right, .enabled = page + 1 < pages ? Enabled::yes : Enabled::no};
  if (button(look, "earlier", words::series_earlier, earlier)) {
    storage->SetInt(id, static_cast<int>(page) - 1);
    look.animate();
  }
  same_line(8);
  if (button(look, "later", words::series_later, later)) {
    storage->SetInt(id, static_cast<int>(page) + 1);
    look.animate();
  }
  gap(8);
  text(look, look.small_muted(),
       fill(words::series_rows, count_text(shown.first + 1), count_text(shown.end),
            count_text(rows)));
  gap(8);
  return shown;
}

std::optional<base::Time> draw_rows(Look& look, const TimeSeries& series, const RowsShown& shown) {
  const std::vector<TableColumn> columns = columns_of(series);
  Table rows{series.name,
             columns,
             shown.end - shown.first,
             [&](size_t row) { return std::to_string(shown.first + row); },
             {},
             {},
             RowsSubmitted::all};
  if (series.leads == TimeSeries::Leads::to_the_moment) {
    rows.row_name = [&](size_t row) {
      return fill(words::series_go, row_text(series, time_of(series, shown.first + row)));
    };
  }
  rows.cell = [&](size_t row, const Cell& cell) {
    const size_t place = shown.first + row;
    if (cell.column == 0) {
      return cell_text(look, cell, look.body(), row_text(series, time_of(series, place)));
    }
    if (cell.column > series.lines.size()) {
      return cell_text(look, cell, look.small_muted(), happened_in(series, place));
    }
    const auto& values = series.lines[cell.column - 1].values;
    cell_text(look, cell, look.body(),
              place < values.size() ? count_text(values[place]) : std::string());
  };
  const int opened = table(look, rows);
  if (opened < 0) return std::nullopt;
  return time_of(series, shown.first + static_cast<size_t>(opened));
}

}  // namespace

bool time_series_opener(Look& look, const std::string& name) {
  ImGuiStorage* storage = ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("table");
  const bool is_open = storage->GetBool(id);
  const char* label = is_open ? words::series_hide : words::series_show;
  const std::string said = fill(words::series_show_name, std::string_view(label), name);
  flush_left();
  if (button(look, "show", label,
             {.kind = ButtonKind::quiet,
              .icon = is_open ? icon_chevron_up : icon_chevron_down,
              .name = said,
              .expands = is_open ? Expands::open : Expands::closed})) {
    storage->SetBool(id, !is_open);
    look.animate();
  }
  return is_open;
}

std::optional<base::Time> time_series_rows(Look& look, const TimeSeries& series) {
  gap(8);
  const RowsShown shown = draw_pages(look, series.times.size());
  return draw_rows(look, series, shown);
}

}  // namespace ui
