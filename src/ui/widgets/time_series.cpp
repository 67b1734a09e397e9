#include "ui/widgets/time_series.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/mirror.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/text/simulator.h"
#include "ui/widgets/series_line.h"
#include "ui/widgets/text.h"
#include "ui/widgets/time_series_table.h"

namespace ui {
namespace {

using std::chrono::seconds;

constexpr float axis_width = 48, axis_height = 26, marks_height = 26, line_width = 2;

// Where things of a series lie on the canvas.
struct Plot {
  Box box;
  base::Time start, end;
  double most = 1;

  float x(base::Time at) const {
    const double part = static_cast<double>((at - start).count()) /
                        static_cast<double>(std::max<int64_t>(1, (end - start).count()));
    return box.min.x + static_cast<float>(std::clamp(part, 0.0, 1.0)) * box.width();
  }
  float y(double count) const {
    return box.max.y - static_cast<float>(count / most) * box.height();
  }
  base::Time at(float x) const {
    const double part = (x - box.min.x) / std::max(1.0f, box.width());
    return start + std::chrono::milliseconds(
                       static_cast<int64_t>(part * static_cast<double>((end - start).count())));
  }
};

uint64_t most_of(const TimeSeries& series) {
  uint64_t most = 1;
  for (const auto& line : series.lines) {
    for (const uint64_t value : line.values) most = std::max(most, value);
  }
  return most;
}

std::string tick_text(base::Time at) {
  const std::string iso = base::to_iso(at);
  return iso.substr(11, 5) == "00:00" ? day_text(iso).substr(0, 6) : iso.substr(11, 5);
}

void draw_counts(Look& look, const Plot& plot, uint64_t step) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Palette& p = look.colours();
  for (uint64_t count = 0; static_cast<double>(count) <= plot.most; count += step) {
    const float y = std::floor(plot.y(static_cast<double>(count)));
    list->AddLine({plot.box.min.x, y}, {plot.box.max.x, y},
                  count == 0 ? p.border_strong : p.border);
    draw_in(list, {{plot.box.min.x - axis_width, y - 10}, {plot.box.min.x - 8, y + 10}},
            look.small_muted(), short_count(count), Align::right);
  }
}

void draw_times(Look& look, const Plot& plot) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto length = std::chrono::duration_cast<seconds>(plot.end - plot.start);
  const long parts = std::max(2L, std::lround(plot.box.width() / 84));
  const seconds step = time_step(length, parts);
  const long long first =
      (base::unix_seconds(plot.start) + step.count() - 1) / step.count() * step.count();
  for (long long at = first; at <= base::unix_seconds(plot.end); at += step.count()) {
    const base::Time time = base::from_unix_seconds(at);
    const float x = std::floor(plot.x(time));
    list->AddLine({x, plot.box.max.y}, {x, plot.box.max.y + 4}, look.colours().border_strong);
    const float left = std::clamp(x - 32, plot.box.min.x - axis_width, plot.box.max.x - 64);
    draw_in(list, {{left, plot.box.max.y + 5}, {left + 64, plot.box.max.y + axis_height}},
            look.small_muted(), tick_text(time), left < x - 32 ? Align::right : Align::centre);
  }
}

void draw_line_of(const Plot& plot, const TimeSeries& series, const TimeSeries::Line& line) {
  SeriesLine drawn{.points = {}, .colour = line.colour, .thickness = line_width};
  const size_t count = std::min(series.times.size(), line.values.size());
  for (size_t at = 0; at < count; ++at) {
    const base::Time begun = begin_of(series, at);
    drawn.points.push_back({plot.x(begun + (series.times[at] - begun) / 2),
                            plot.y(static_cast<double>(line.values[at]))});
  }
  draw_series_line(plot.box, drawn);
}

// A number on top of each; neighbours that would lie on one another share a place.
void draw_marks(Look& look, const Plot& plot, const TimeSeries& series) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Palette& p = look.colours();
  float free_from = plot.box.min.x - 32;
  for (size_t at = 0; at < series.marks.size(); ++at) {
    const float x = std::floor(plot.x(series.marks[at].at));
    for (float y = plot.box.min.y; y < plot.box.max.y; y += 8) {
      list->AddLine({x, y}, {x, std::min(y + 4, plot.box.max.y)}, p.warn, 1.5f);
    }
    if (x < free_from) continue;
    const std::string number = std::to_string(at + 1);
    const ImVec2 centre(x, plot.box.min.y - marks_height / 2 + 1);
    list->AddCircleFilled(centre, 10, p.warn_tint);
    list->AddCircle(centre, 10, p.warn, 0, 1.5f);
    draw_in(list, {{centre.x - 10, centre.y - 10}, {centre.x + 10, centre.y + 10}},
            look.small_strong().in(p.warn), number, Align::centre);
    free_from = x + 22;
  }
}

// The count that is nearest to the pointer; the last place where it is beyond what is known.
std::optional<size_t> pointed_at(const Plot& plot, const TimeSeries& series) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (series.times.empty() || mouse.x < plot.box.min.x || mouse.x > plot.box.max.x) {
    return std::nullopt;
  }
  const auto after = std::lower_bound(series.times.begin(), series.times.end(), plot.at(mouse.x));
  if (after == series.times.end()) return std::nullopt;
  return static_cast<size_t>(after - series.times.begin());
}

void draw_reading(Look& look, const Plot& plot, const TimeSeries& series, size_t at) {
  const base::Time begun = begin_of(series, at);
  const float x = std::floor(plot.x(begun + (series.times[at] - begun) / 2));
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine({x, plot.box.min.y}, {x, plot.box.max.y}, look.colours().border_strong);
  std::vector<std::string> said = {fill(words::series_between, moment_in(series, begun),
                                        moment_in(series, series.times[at]).substr(11))};
  for (const auto& line : series.lines) {
    if (at >= line.values.size()) continue;
    list->AddCircleFilled({x, plot.y(static_cast<double>(line.values[at]))}, 4, line.colour);
    said.push_back(
        fill(words::series_value, grouped(static_cast<long long>(line.values[at])), line.name));
  }
  for (size_t mark = 0; mark < series.marks.size(); ++mark) {
    const auto& one = series.marks[mark];
    if (one.at < begun || one.at >= series.times[at]) continue;
    said.push_back(fill(words::series_mark, std::to_string(mark + 1), one.text));
  }
  float width = 0;
  for (const std::string& row : said) width = std::max(width, measure(look.small(), row).x);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12, 8});
  if (ImGui::BeginTooltip()) {
    ColumnScope column(look, ImGui::GetCursorScreenPos().x, std::min(width, 320.0f) + 1);
    for (size_t row = 0; row < said.size(); ++row) {
      text(look, row == 0 ? look.small_muted() : look.small(), said[row]);
    }
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void draw_line_legend(Look& look, const TimeSeries& series) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  float x = at.x;
  for (const auto& line : series.lines) {
    list->AddRectFilled({x, at.y + 8}, {x + 12, at.y + 12}, line.colour, 2);
    draw_line(list, {x + 20, at.y}, look.small_muted(), line.name);
    x += 20 + measure(look.small_muted(), line.name).x + 20;
  }
  ImGui::Dummy({width, 24});
}

// "12 040 asked for, most 90 at 2026-09-01 12:00" of counts, "0 left, least 0 at …" of levels.
std::string said_of(const TimeSeries& series, const TimeSeries::Line& line) {
  const bool counts = series.measure == TimeSeries::Measure::counts;
  const auto& values = line.values;
  if (values.empty()) return fill(words::series_value, std::string_view("0"), line.name);
  const uint64_t sum = std::accumulate(values.begin(), values.end(), uint64_t{0});
  const std::string said =
      fill(words::series_value, grouped(static_cast<long long>(counts ? sum : values.back())),
           line.name);
  const auto most = counts ? std::max_element(values.begin(), values.end())
                           : std::min_element(values.begin(), values.end());
  if (counts && *most == 0) return said;
  const auto place = static_cast<size_t>(most - values.begin());
  const base::Time at = counts ? begin_of(series, place) : series.times[place];
  return said + fill(counts ? words::series_most : words::series_least,
                     grouped(static_cast<long long>(*most)), moment_in(series, at));
}

std::string said_of(const TimeSeries& series) {
  std::string said;
  for (const auto& line : series.lines) {
    said += (said.empty() ? "" : "; ") + said_of(series, line);
  }
  return fill(words::series_said, series.name, said);
}

}  // namespace

std::optional<base::Time> time_series(Look& look, const TimeSeries& series, float tall) {
  ImGui::PushID(series.name.c_str());
  draw_line_legend(look, series);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  const float top = series.marks.empty() ? 8 : marks_height;
  const uint64_t most = most_of(series), step = count_step(most, 4);
  Plot plot{{{at.x + axis_width, at.y + top}, {at.x + width, at.y + top + tall}},
            series.start,
            series.end,
            static_cast<double>((most + step - 1) / step * step)};
  ImGui::Dummy({width, top + tall + axis_height});
  describe_text(Role::image, said_of(series));
  const bool hovered = ImGui::IsItemHovered();
  const bool clicked = hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  if (ImGui::IsItemVisible()) {
    draw_counts(look, plot, step);
    draw_times(look, plot);
    for (const auto& line : series.lines) draw_line_of(plot, series, line);
    draw_marks(look, plot, series);
  }
  const auto pointed = hovered ? pointed_at(plot, series) : std::nullopt;
  if (pointed) draw_reading(look, plot, series, *pointed);
  std::optional<base::Time> chosen;
  if (!series.times.empty() && time_series_opener(look, series.name)) {
    chosen = time_series_rows(look, series);
  }
  ImGui::PopID();
  if (chosen || series.leads == TimeSeries::Leads::nowhere) return chosen;
  if (!clicked || !pointed) return std::nullopt;
  return plot.at(ImGui::GetIO().MousePos.x);
}

base::Time begin_of(const TimeSeries& series, size_t place) {
  return place == 0 ? series.start : series.times[place - 1];
}

std::string moment_in(const TimeSeries& series, base::Time at) {
  const bool is_fine =
      series.times.size() > 1 && series.times[1] - series.times[0] < std::chrono::minutes(1);
  return moment_text(at).substr(0, is_fine ? 19 : 16);
}

std::string short_count(uint64_t count) {
  const auto of = [](uint64_t tenths, const char* unit) {
    std::string out = std::to_string(tenths / 10);
    if (tenths % 10 != 0) out += '.' + std::to_string(tenths % 10);
    return out + unit;
  };
  if (count < 10'000) return std::to_string(count);
  if (count < 1'000'000) return of(count / 100, " k");
  if (count < 1'000'000'000) return of(count / 100'000, " M");
  return of(count / 100'000'000, " G");
}

uint64_t count_step(uint64_t most, uint64_t parts) {
  for (uint64_t ten = 1;; ten *= 10) {
    for (const uint64_t step : {ten, ten * 2, ten * 5}) {
      if ((most + step - 1) / step <= parts) return step;
    }
  }
}

seconds time_step(seconds length, long parts) {
  constexpr long minute = 60, hour = 3600, day = 86'400;
  for (const long step : {minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour,
                          3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day}) {
    if (length.count() / step <= parts) return seconds(step);
  }
  return seconds(30 * day * (length.count() / (30 * day) / parts + 1));
}

}  // namespace ui
