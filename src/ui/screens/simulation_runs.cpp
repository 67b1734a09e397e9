#include "ui/screens/simulation_runs.h"

#include "sim/results_text.h"
#include "ui/text/simulator.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/page.h"
#include "ui/widgets/table.h"
#include "ui/widgets/time_series.h"

namespace ui {
namespace {

constexpr size_t kept_max = 20;
constexpr float overlay_height = 140;

struct ComparedFigure {
  const char* figure;  // as sim::figure has it
  const char* label;
};
constexpr ComparedFigure compared_figures[] = {
    {"tokens", words::figure_tokens}, {"tokens.month", words::figure_month},
    {"peak", words::figure_peak},     {"requests.failed", words::figure_failed_requests},
    {"calls", words::compared_calls}, {"calls.failed", words::compared_failed_calls}};

uint64_t figure_of(const sim::Results& results, std::string_view name) {
  // The counts of calls have no budget (sim/results_text.h) of their own.
  if (name == "calls") return results.total.calls;
  return sim::figure(results, name).value_or(0);
}

std::string change_text(uint64_t before, uint64_t now) {
  if (before == now) return words::compared_same;
  const std::string by = count_text(before > now ? before - now : now - before);
  return fill(before > now ? words::compared_less : words::compared_more, by);
}

std::vector<uint64_t> requests_between(const std::vector<sim::Snapshot>& snapshots) {
  std::vector<uint64_t> counts;
  for (size_t at = 1; at < snapshots.size(); ++at) {
    counts.push_back(snapshots[at].total.requests - snapshots[at - 1].total.requests);
  }
  return counts;
}

}  // namespace

void SimulationRuns::begin(std::string title, Beside beside) {
  m_title = std::move(title);
  m_is_kept = false;
  const bool is_there = beside == Beside::last && !m_kept.empty();
  m_chosen = is_there ? std::to_string(m_kept.size() - 1) : std::string();
}

void SimulationRuns::follow(const SimulationRun& run) {
  // Who goes back in a run looks at the same one again.
  if (m_is_kept || !run.results()) return;
  m_is_kept = true;
  Kept kept{m_title, {}, run.results()->snapshots, run.results()->start, run.results()->end};
  for (const ComparedFigure& row : compared_figures)
    kept.figures.push_back(figure_of(*run.results(), row.figure));
  if (m_kept.size() == kept_max) {
    m_kept.erase(m_kept.begin());
    if (!m_chosen.empty()) {
      const size_t chosen = std::stoul(m_chosen);
      m_chosen = chosen > 0 ? std::to_string(chosen - 1) : std::string();
    }
  }
  m_kept.push_back(std::move(kept));
}

void SimulationRuns::draw(Look& look, const SimulationRun& now) {
  if (m_kept.size() < (m_is_kept ? 2u : 1u)) return;
  {
    const Card card(look);
    card_header(look, words::compared_title, words::compared_sentence);
    draw_choice(look);
    if (!m_chosen.empty()) {
      const Kept& before = m_kept[std::stoul(m_chosen)];
      gap(16);
      draw_table(look, before, now);
      draw_chart(look, before, now);
    }
  }
  gap(16);
}

void SimulationRuns::draw_choice(Look& look) {
  std::vector<Option> options = {{"", words::compared_none, ""}};
  for (size_t at = m_kept.size(); at-- > 0;) {
    if (m_is_kept && at + 1 == m_kept.size()) continue;  // the one that is shown
    options.push_back({std::to_string(at), m_kept[at].title, ""});
  }
  select(look, "other", m_chosen, options, {.label = words::compared_other});
}

void SimulationRuns::draw_table(Look& look, const Kept& before, const SimulationRun& now) {
  static const std::vector<TableColumn> columns = {
      {.title = words::compared_figure, .weight = 2},
      {.title = words::compared_before, .weight = 1, .align = Align::right},
      {.title = words::compared_now, .weight = 1, .align = Align::right},
      {.title = words::compared_change,
       .weight = 1,
       .align = Align::right,
       .shown = Shown::when_wide}};
  const auto& results = now.results();
  table(look, {words::compared_title,
               columns,
               std::size(compared_figures),
               [&](size_t row) { return std::string(compared_figures[row].figure); },
               {},
               [&](size_t row, const Cell& cell) {
                 const uint64_t then = before.figures[row];
                 const uint64_t count =
                     results ? figure_of(*results, compared_figures[row].figure) : 0;
                 const std::string said = cell.column == 0   ? compared_figures[row].label
                                          : cell.column == 1 ? count_text(then)
                                          : !results         ? words::figure_later
                                          : cell.column == 2 ? count_text(count)
                                                             : change_text(then, count);
                 cell_text(look, cell, look.body(), said);
               }});
}

// Of two scenarios of the same length; those of others have no hours in common.
void SimulationRuns::draw_chart(Look& look, const Kept& before, const SimulationRun& now) {
  const auto& results = now.results();
  if (!results || results->start != before.start || results->end != before.end ||
      results->snapshots.size() != before.snapshots.size()) {
    return;
  }
  TimeSeries series;
  series.name = words::compared_requests;
  series.start = before.start;
  series.end = before.end;
  for (size_t at = 1; at < before.snapshots.size(); ++at) {
    series.times.push_back(before.snapshots[at].at);
  }
  series.lines = {
      {words::compared_then, look.colours().muted, requests_between(before.snapshots)},
      {words::compared_this, look.colours().accent, requests_between(results->snapshots)}};
  gap(16);
  text(look, look.small_strong(), series.name);
  gap(4);
  time_series(look, series, overlay_height);
}

}  // namespace ui
