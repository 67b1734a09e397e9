#include "ui/screens/simulation.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/icons.h"
#include "ui/screens/simulator.h"
#include "ui/text/format.h"
#include "ui/text/simulator.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/page.h"
#include "ui/widgets/time_series.h"

namespace ui {
namespace {

constexpr std::array<double, 7> paces = {1, 10, 100, 1000, 10'000, 100'000, 1'000'000};
// A scenario as a whole takes about so long when it begins to play.
constexpr double seconds_to_watch = 15;
constexpr float chart_height = 180;

size_t pace_for(const sim::Scenario& scenario) {
  const double wanted = static_cast<double>(scenario.duration.count()) / 1000 / seconds_to_watch;
  size_t best = 0;
  for (size_t at = 1; at < paces.size(); ++at) {
    if (std::abs(std::log(paces[at] / wanted)) < std::abs(std::log(paces[best] / wanted))) {
      best = at;
    }
  }
  return best;
}

std::vector<Option> pace_options() {
  std::vector<Option> options;
  for (size_t at = 0; at < paces.size(); ++at) {
    options.push_back({std::to_string(at),
                       at == 0 ? std::string(words::run_pace_real)
                               : fill(words::run_pace_times, grouped(std::lround(paces[at]))),
                       ""});
  }
  return options;
}

template <class Value>
std::vector<uint64_t> growth(const std::vector<sim::Snapshot>& snapshots, Value value) {
  std::vector<uint64_t> values;
  for (size_t at = 1; at < snapshots.size(); ++at) {
    values.push_back(value(snapshots[at].total) - value(snapshots[at - 1].total));
  }
  return values;
}

}  // namespace

void SimulationScreen::enter(const std::string& id) {
  if (id == m_id && id != own_scenario) return;
  m_id = id;
  m_run.reset();
  m_failure.clear();
  m_difference.clear();
  m_has_begun = false;
  m_results = SimulationResults();
  m_flow = TokenFlowView();
  m_editor.close();
}

void SimulationScreen::draw(Context& context, const FoundScenario& found, SimulationKeys& keys) {
  Look& look = context.look;
  if (!found.scenario) {
    if (found.comes) {
      const Card card(look);
      return skeleton(look, 4);
    }
    if (!found.errors.empty()) {
      page_header(look, words::simulation_untitled, "");
      return draw_scenario_errors(look, words::shared_link, found.errors);
    }
    if (empty_state(look, icon_flask_conical, words::not_found_title, words::simulator_own_missing,
                    words::simulator_go_back)) {
      context.router.go({Screen::simulator, {}, Tab::settings});
    }
    return;
  }
  const sim::Scenario& shown = m_run ? m_run->scenario() : *found.scenario;
  page_header(look, shown.title.empty() ? words::simulation_untitled : shown.title, shown.lesson);
  take_link(context);
  if (!is_ready(look, *found.scenario, keys)) return;
  if (found.is_new && !std::exchange(m_has_begun, true)) m_editor.open(*found.scenario);
  m_run->advance(ImGui::GetIO().DeltaTime, look.platform);
  m_runs.follow(*m_run);
  if (m_run->wants_frame()) look.animate();
  draw_controls(look);
  gap(16);
  const auto changed = m_editor.draw(look);
  draw_figures(look, *m_run);
  gap(16);
  const bool goes_back = draw_way_back(look);
  m_runs.draw(look, *m_run);
  m_flow.draw(look, m_run->simulation(),
              m_run->aim() == SimulationRun::Aim::rest ? Motion::rests : Motion::plays);
  gap(16);
  draw_charts(look);
  const SimulationWish wish = m_results.draw(look, *m_run);
  if (wish.moment) m_run->run_to(*wish.moment);
  if (goes_back) {
    m_difference.clear();
    m_editor.close();
    m_run.reset();  // is_ready() makes it anew
  } else if (wish.scenario) {
    m_editor.close();
    run_instead(*wish.scenario, wish.what, keys);
  } else if (changed) {
    run_instead(*changed, words::edit_what, keys);
  }
}

void SimulationScreen::take_link(Context& context) {
  Look& look = context.look;
  const auto link = m_link.take(look.platform);
  if (!link) return;
  if (link->empty()) return context.toasts.show(Tone::bad, words::share_failed);
  look.platform.copy_text(*link);
  context.toasts.show(Tone::good, words::share_copied);
}

void SimulationScreen::run_instead(const sim::Scenario& scenario, std::string what,
                                   const SimulationKeys& keys) {
  auto made = SimulationRun::make(scenario, keys.pems());
  if (!made) {
    m_failure = made.error();
    m_run.reset();
    return;
  }
  m_difference = std::move(what);
  m_run = std::move(*made);
  m_runs.begin(fill(words::compared_run, scenario.title, m_difference),
               SimulationRuns::Beside::last);
  m_run->run_to_end();
}

// True when it is to be the scenario of the address again.
bool SimulationScreen::draw_way_back(Look& look) {
  if (m_difference.empty()) return false;
  bool goes_back = false;
  {
    const Panel panel(look, Tone::accent, fill(words::compared_with, m_difference));
    goes_back = button(look, "back", words::compared_back, {.icon = icon_undo_2});
  }
  gap(16);
  return goes_back;
}

bool SimulationScreen::is_ready(Look& look, const sim::Scenario& scenario, SimulationKeys& keys) {
  if (m_run) return true;
  if (!m_failure.empty()) {
    const Panel panel(look, Tone::bad, words::simulation_failed);
    text(look, look.body(), m_failure);
    return false;
  }
  if (keys.look_for(look) == SimulationKeys::State::coming) {
    const Card card(look);
    skeleton(look, 4);
    return false;
  }
  auto made = SimulationRun::make(scenario, keys.pems());
  if (!made) {
    m_failure = made.error();
    return false;
  }
  m_run = std::move(*made);
  m_runs.begin(fill(words::compared_as_it_is, scenario.title, std::to_string(scenario.seed)),
               SimulationRuns::Beside::nothing);
  m_pace = pace_for(scenario);
  return true;
}

void SimulationScreen::draw_controls(Look& look) {
  const Card card(look);
  draw_buttons(look);
  gap(16);
  draw_progress(look);
}

void SimulationScreen::draw_buttons(Look& look) {
  const bool runs = m_run->aim() != SimulationRun::Aim::rest;
  const bool is_over = m_run->simulation().is_over();
  const auto possible = [&](bool it_is) { return it_is ? Enabled::yes : Enabled::no; };
  const Button main{.kind = ButtonKind::primary,
                    .icon = runs ? icon_pause : icon_play,
                    .enabled = possible(runs || !is_over),
                    .width = 104};
  if (button(look, "play", runs ? words::run_pause : words::run_play, main)) {
    if (runs) {
      m_run->rest();
    } else {
      m_run->play(paces[m_pace]);
    }
  }
  const Button next{.icon = icon_skip_forward, .enabled = possible(!is_over)};
  flow(look, button_width(look, words::run_next_event, next));
  if (button(look, "next event", words::run_next_event, next)) m_run->run_to_next_event();
  const Button end{.icon = icon_fast_forward, .enabled = possible(!is_over)};
  flow(look, button_width(look, words::run_to_end, end));
  if (button(look, "end", words::run_to_end, end)) m_run->run_to_end();
  const Button anew{.icon = icon_rotate_ccw,
                    .enabled = possible(m_run->simulation().now() > m_run->scenario().start)};
  flow(look, button_width(look, words::run_anew, anew));
  if (button(look, "anew", words::run_anew, anew)) m_run->run_to(m_run->scenario().start);
  const Button change{.icon = icon_pencil, .enabled = possible(!m_editor.is_open())};
  flow(look, button_width(look, words::edit_begin, change));
  if (button(look, "edit", words::edit_begin, change)) m_editor.open(m_run->scenario());
  const Button share{.icon = icon_link, .busy = m_link.is_under_way()};
  flow(look, button_width(look, words::share, share));
  if (button(look, "share", words::share, share)) {
    m_link.begin(look.platform, m_run->scenario());
  }
  gap(16);
  std::string pace = std::to_string(m_pace);
  static const std::vector<Option> options = pace_options();
  if (select(look, "pace", pace, options,
             {.label = words::run_pace, .width = look.compact ? 0.0f : 200.0f})) {
    m_pace = static_cast<size_t>(std::stoul(pace));
    if (m_run->aim() == SimulationRun::Aim::play) m_run->play(paces[m_pace]);
  }
}

// Where the scenario stands: its clock, and a bar with its events.
void SimulationScreen::draw_progress(Look& look) {
  const sim::Scenario& scenario = m_run->scenario();
  const base::Time now = m_run->simulation().now();
  const double part = static_cast<double>((now - scenario.start).count()) /
                      static_cast<double>(std::max<int64_t>(1, scenario.duration.count()));
  const bool runs = m_run->aim() != SimulationRun::Aim::rest;
  const char* state = m_run->simulation().is_over() ? words::run_over
                      : runs                        ? words::run_running
                      : now > scenario.start        ? words::run_resting
                                                    : words::run_ready;
  const std::string clock = fill(words::run_clock, utc_text(base::to_iso(now)));
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(scenario.duration).count();
  text(look, look.section(), clock);
  text(look, look.small_muted(),
       std::string(state) + " · " +
           fill(words::run_progress_seed, std::to_string(static_cast<int>(part * 100)),
                duration_text(seconds), std::to_string(scenario.seed)));
  gap(8);
  const Palette& p = look.colours();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled({at.x, at.y + 4}, {at.x + width, at.y + 12}, p.raised, 4);
  if (part > 0) {
    list->AddRectFilled({at.x, at.y + 4},
                        {at.x + std::max(8.0f, width * static_cast<float>(part)), at.y + 12},
                        p.accent, 4);
  }
  for (const sim::Event& event : scenario.events) {
    const float x = at.x + width * static_cast<float>(event.at.count()) /
                               static_cast<float>(std::max<int64_t>(1, scenario.duration.count()));
    list->AddRectFilled({std::floor(x) - 1, at.y}, {std::floor(x) + 2, at.y + 16}, p.warn, 1);
  }
  ImGui::Dummy({width, 16});
}

void SimulationScreen::draw_charts(Look& look) {
  const sim::Scenario& scenario = m_run->scenario();
  const auto& snapshots = m_run->simulation().snapshots();
  const Palette& p = look.colours();
  TimeSeries requests;
  requests.leads = TimeSeries::Leads::to_the_moment;
  requests.start = scenario.start;
  requests.end = scenario.start + scenario.duration;
  for (size_t at = 1; at < snapshots.size(); ++at) requests.times.push_back(snapshots[at].at);
  for (const sim::Marker& marker : m_run->simulation().markers()) {
    requests.marks.push_back({marker.at, marker.text});
  }
  TimeSeries calls = requests;
  requests.name = words::series_requests;
  requests.lines = {{words::series_asked, p.bad,
                     growth(snapshots, [](const sim::Counts& counts) { return counts.requests; })},
                    {words::series_issued, p.accent,
                     growth(snapshots, [](const sim::Counts& counts) { return counts.tokens; })}};
  calls.name = words::series_calls;
  calls.lines = {{words::series_all, p.good,
                  growth(snapshots, [](const sim::Counts& counts) { return counts.calls; })},
                 {words::series_failed, p.bad, growth(snapshots, [](const sim::Counts& counts) {
                    return counts.failed_calls();
                  })}};
  const auto each = std::chrono::duration_cast<std::chrono::seconds>(
      snapshots.size() > 1 ? snapshots[1].at - snapshots[0].at
                           : std::max(scenario.step_length(), scenario.duration / 240));
  std::optional<base::Time> moment;
  for (const TimeSeries* series : {&requests, &calls}) {
    {
      const Card card(look);
      card_header(look, series->name, fill(words::series_sentence, duration_text(each.count())));
      if (const auto clicked = time_series(look, *series, chart_height)) moment = clicked;
    }
    gap(16);
  }
  if (moment && *moment < m_run->simulation().now()) m_run->run_to(*moment);
}

}  // namespace ui
