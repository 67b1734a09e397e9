#include "ui/screens/simulation_results.h"

#include <algorithm>
#include <utility>

#include "sim/report.h"
#include "sim/results_text.h"
#include "sim/scenario_json.h"
#include "ui/icons.h"
#include "ui/screens/simulation_burn_downs.h"
#include "ui/text/format.h"
#include "ui/text/simulator.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/page.h"
#include "ui/widgets/table.h"

namespace ui {
namespace {

constexpr size_t rows_max = 20;

struct Figure {
  std::string number, label;
  bool is_bad = false;
};

std::vector<Figure> figures_of(const SimulationRun& run) {
  const sim::Counts& total = run.simulation().total();
  const auto& results = run.results();
  const auto when_over = [&](uint64_t value) {
    return results ? count_text(value) : std::string(words::figure_later);
  };
  return {{count_text(total.tokens), words::figure_tokens},
          {when_over(results ? results->tokens_per_month() : 0), words::figure_month},
          {when_over(results ? results->tokens_with_cache : 0), words::figure_cache},
          {when_over(results ? results->peak_requests_per_second : 0), words::figure_peak},
          {count_text(total.failed_requests()), words::figure_failed_requests,
           total.failed_requests() > 0},
          {count_text(total.failed_calls()),
           fill(words::figure_failed_calls, count_text(total.calls)), total.failed_calls() > 0}};
}

void draw_limits(Look& look, const sim::Results& results) {
  if (results.exhaustions.empty()) return;
  {
    const Card card(look);
    card_header(look, words::limits_title);
    const MirrorScope rows(Role::list, words::limits_title);
    for (size_t at = 0; at < std::min(rows_max, results.exhaustions.size()); ++at) {
      const sim::Exhaustion& one = results.exhaustions[at];
      const MirrorScope item(Role::listitem, "");
      text(look, look.body(),
           fill(words::limits_row, one.what, count_text(one.limit), moment_text(one.at)));
      text(look, look.small_muted(),
           fill(words::limits_refused, count_text(one.refused), moment_text(one.until)));
      gap(8);
    }
  }
  gap(16);
}

void draw_places(Look& look, const SimulationRun& run) {
  const sim::Results& results = *run.results();
  const auto& sums = run.simulation().flow().total;
  const size_t apis = results.apis.size();
  std::vector<size_t> rows;
  for (size_t place = 0; place < sums.size(); ++place) {
    if (sums[place] != sim::Counts()) rows.push_back(place);
  }
  if (rows.empty()) return;
  static const std::vector<TableColumn> columns = {
      {.title = words::place_application, .weight = 2},
      {.title = words::place_api, .weight = 2},
      {.title = words::place_tokens, .weight = 1, .align = Align::right},
      {.title = words::place_failed_requests,
       .weight = 1.2f,
       .align = Align::right,
       .shown = Shown::when_wide},
      {.title = words::place_calls, .weight = 1, .align = Align::right, .shown = Shown::when_wide},
      {.title = words::place_failed_calls,
       .weight = 1,
       .align = Align::right,
       .shown = Shown::when_wide}};
  {
    const Card card(look);
    card_header(look, words::places_title);
    table(look, {words::places_title,
                 columns,
                 rows.size(),
                 [&](size_t row) { return std::to_string(row); },
                 {},
                 [&](size_t row, const Cell& cell) {
                   const sim::Counts& counts = sums[rows[row]];
                   const std::string cells[] = {results.applications[rows[row] / apis],
                                                results.apis[rows[row] % apis],
                                                count_text(counts.tokens),
                                                count_text(counts.failed_requests()),
                                                count_text(counts.calls),
                                                count_text(counts.failed_calls())};
                   cell_text(look, cell, look.body(), cells[cell.column]);
                 }});
  }
  gap(16);
}

void draw_costs(Look& look, const sim::Results& results) {
  if (results.costs.empty()) return;
  {
    const Card card(look);
    card_header(look, words::costs_title);
    for (const sim::Cost& cost : results.costs) {
      const std::string cents = std::to_string(cost.cents % 100);
      key_value(look, cost.plan,
                cost.suffices
                    ? count_text(cost.cents / 100) + "." + (cents.size() == 1 ? "0" : "") + cents
                    : words::costs_not_enough);
    }
  }
  gap(16);
}

void draw_checks(Look& look, const sim::Results& results) {
  const Card card(look);
  card_header(look, words::checks_title);
  const MirrorScope rows(Role::list, words::checks_title);
  for (const sim::Check& one : results.checks) {
    const MirrorScope item(Role::listitem, "");
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Palette& p = look.colours();
    draw_icon(ImGui::GetWindowDrawList(), {at.x + 10, at.y + 11}, look.fonts.text, 18,
              one.holds ? p.good : p.bad, one.holds ? icon_circle_check : icon_circle_x);
    ColumnScope column(look, at.x + 32, look.available() - 32);
    ImGui::SetCursorScreenPos({at.x + 32, at.y});
    text(look, look.body(), fill(words::check_said, one.name, one.explanation));
    gap(4);
  }
}

}  // namespace

void draw_figures(Look& look, const SimulationRun& run) {
  const Card card(look);
  const MirrorScope scope(Role::list, words::figures_name);
  const std::vector<Figure> figures = figures_of(run);
  const size_t beside = look.compact ? 2 : look.available() < 840 ? 3 : 6;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available() / static_cast<float>(beside);
  float top = at.y, bottom = at.y;
  for (size_t i = 0; i < figures.size(); ++i) {
    if (i > 0 && i % beside == 0) top = bottom + 16;
    const float left = at.x + width * static_cast<float>(i % beside);
    ImGui::SetCursorScreenPos({left, top});
    const MirrorScope item(Role::listitem, "");
    ColumnScope column(look, left, width - 16);
    const ImU32 ink = figures[i].is_bad ? look.colours().bad : look.colours().text;
    text(look, TextLook{look.fonts.semibold, size_title, 32, ink}, figures[i].number);
    text(look, look.small_muted(), figures[i].label);
    bottom = std::max(bottom, ImGui::GetCursorScreenPos().y);
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width * static_cast<float>(beside), bottom - at.y});
}

SimulationWish SimulationResults::draw(Look& look, const SimulationRun& run) {
  m_wish = SimulationWish();
  draw_marks(look, run);
  if (const auto& results = run.results()) {
    draw_advice(look, run);
    draw_burn_downs(look, run.scenario(), *results);
    draw_limits(look, *results);
  }
  if (const auto moment = m_failures.draw(look, run)) m_wish.moment = moment;
  if (const auto& results = run.results()) {
    draw_places(look, run);
    draw_costs(look, *results);
    draw_checks(look, *results);
    gap(16);
  }
  draw_downloads(look, run);
  return m_wish;
}

void SimulationResults::draw_marks(Look& look, const SimulationRun& run) {
  const sim::Scenario& scenario = run.scenario();
  if (scenario.events.empty()) return;
  const auto& markers = run.simulation().markers();
  {
    const Card card(look);
    card_header(look, words::marks_title);
    if (markers.empty()) {
      text(look, look.muted(),
           fill(words::marks_none_yet, moment_text(scenario.start + scenario.events.front().at)));
    }
    const MirrorScope rows(Role::list, words::marks_title);
    for (size_t at = 0; at < std::min(rows_max, markers.size()); ++at) {
      const MirrorScope item(Role::listitem, "");
      text(look, look.small_muted(),
           fill(words::series_mark, std::to_string(at + 1), moment_text(markers[at].at)));
      text(look, look.body(), markers[at].text);
      gap(8);
    }
  }
  gap(16);
}

void SimulationResults::draw_advice(Look& look, const SimulationRun& run) {
  const auto& advice = run.results()->advice;
  {
    const Card card(look);
    card_header(look, words::advice_title, words::advice_sentence);
    const MirrorScope rows(Role::list, words::advice_title);
    for (const sim::Advice& one : advice) {
      const MirrorScope item(Role::listitem, "");
      const ImVec2 at = ImGui::GetCursorScreenPos();
      draw_icon(ImGui::GetWindowDrawList(), {at.x + 10, at.y + 11}, look.fonts.text, 18,
                look.colours().accent, icon_lightbulb);
      ColumnScope column(look, at.x + 32, look.available() - 32);
      ImGui::SetCursorScreenPos({at.x + 32, at.y});
      text(look, look.strong(), one.what);
      text(look, look.small_muted(), one.evidence);
      if (one.alternative) {
        gap(6);
        if (button(look, one.what, words::advice_run,
                   {.icon = icon_play, .name = fill(words::advice_run_name, one.what)})) {
          m_wish.scenario = one.alternative;
          m_wish.what = one.what;
        }
      }
      gap(16);
    }
    if (run.is_advising()) {
      if (!run.trying().empty())
        text(look, look.small_muted(), fill(words::advice_trying, run.trying()));
    } else if (advice.empty()) {
      text(look, look.muted(), words::advice_none);
    }
  }
  gap(16);
}

void SimulationResults::draw_downloads(Look& look, const SimulationRun& run) {
  bool is_first = true;
  const auto offer = [&](const char* label, const char* name, const char* type,
                         const std::function<std::string()>& content) {
    const Button how{.icon = icon_download};
    if (is_first) {
      is_first = false;
    } else {
      flow(look, button_width(look, label, how));
    }
    if (button(look, name, label, how)) look.platform.save_file(name, type, content());
  };
  if (const auto& results = run.results()) {
    offer(words::take_results, "simulation.json", "application/json",
          [&] { return sim::results_json(*results).dump(2) + "\n"; });
    offer(words::take_hours, "simulation.csv", "text/csv",
          [&] { return sim::results_csv(*results); });
    offer(words::take_report, "simulation.html", "text/html",
          [&] { return sim::report_html(*results); });
  }
  offer(words::take_scenario, "scenario.json", "application/json",
        [&] { return sim::write_scenario(run.scenario()); });
}

}  // namespace ui
