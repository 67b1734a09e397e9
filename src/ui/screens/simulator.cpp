#include "ui/screens/simulator.h"

#include <algorithm>
#include <utility>

#include "sim/gallery.h"
#include "ui/icons.h"
#include "ui/text/format.h"
#include "ui/text/simulator.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr size_t errors_shown = 12;
constexpr float card_padding = 20;

struct Entry {
  std::string id;
  sim::Scenario scenario;
};

const std::vector<Entry>& entries() {
  static const std::vector<Entry> all = [] {
    std::vector<Entry> made;
    for (const auto& one : sim::gallery()) {
      auto scenario = sim::read_scenario(one.text);
      if (scenario) made.push_back({std::string(one.name), std::move(*scenario)});
    }
    return made;
  }();
  return all;
}

std::string facts_of(const sim::Scenario& scenario) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(scenario.duration);
  const std::string events = scenario.events.empty()
                                 ? words::simulator_no_event
                                 : counted(static_cast<long long>(scenario.events.size()),
                                           words::simulator_event_one, words::simulator_event_many);
  return fill(words::simulator_facts, duration_text(seconds.count()),
              counted(static_cast<long long>(scenario.services.size()),
                      words::simulator_service_one, words::simulator_service_many),
              events);
}

float card_height(Look& look, const Entry& entry, float width) {
  const float inner = width - 2 * card_padding;
  return 2 * card_padding + measure(look.strong(), entry.scenario.title, inner).y + 4 +
         measure(look.muted(), entry.scenario.lesson, inner).y + 12 + look.small_muted().line;
}

// True when it was chosen.
bool draw_card(Look& look, const Entry& entry, ImVec2 size) {
  const sim::Scenario& scenario = entry.scenario;
  const std::string facts = facts_of(scenario);
  const std::string said = scenario.title + "\n" + scenario.lesson + "\n" + facts;
  const Hit hit = hit_area(look, entry.id, size, Role::link, scenario.title, Enabled::yes,
                           {.description = scenario.lesson + " " + facts});
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(hit.box.min, hit.box.max, hit.hovered ? p.hover : p.surface, radius_card);
  list->AddRect(hit.box.min, hit.box.max, hit.hovered ? p.border_strong : p.border, radius_card);
  const ImVec2 after = ImGui::GetCursorScreenPos();
  {
    const MirrorSaid silence(said);
    ImGui::SetCursorScreenPos({hit.box.min.x + card_padding, hit.box.min.y + card_padding});
    ColumnScope column(look, hit.box.min.x + card_padding, size.x - 2 * card_padding);
    text(look, look.strong(), scenario.title);
    gap(4);
    text(look, look.muted(), scenario.lesson);
  }
  draw_line(list,
            {hit.box.min.x + card_padding, hit.box.max.y - card_padding - look.small_muted().line},
            look.small_muted(), facts);
  ImGui::SetCursorScreenPos(after);
  return hit.pressed;
}

// The least that runs: one service that calls one API.
sim::Scenario new_scenario() {
  sim::Scenario scenario;
  scenario.title = words::simulator_new_title;
  scenario.start = *base::parse_iso("2026-03-02T00:00:00Z");  // a Monday
  sim::ApiPlan api;
  api.id = "api";
  api.scopes = {"read:all"};
  scenario.apis = {api};
  scenario.applications = {{"application", std::nullopt}};
  sim::Service service;
  service.name = "service";
  service.application = "application";
  service.apis = {api.id};
  service.scopes = api.scopes;
  service.instances.count = 10;
  scenario.services = {service};
  return scenario;
}

}  // namespace

FoundScenario SimulatorScreen::find(Platform& platform, const std::string& id) {
  if (id == own_scenario) {
    return {m_own ? &*m_own : nullptr, false, {}, m_is_new};
  }
  if (is_shared_scenario(id)) {
    const sim::Scenario* scenario = m_shared.find(platform, id);
    return {scenario, !scenario && m_shared.errors().empty(), m_shared.errors(), false};
  }
  const auto& all = entries();
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const Entry& entry) { return entry.id == id; });
  return {at == all.end() ? nullptr : &at->scenario, false, {}, false};
}

std::string scenario_title(const std::string& id) {
  for (const Entry& entry : entries()) {
    if (entry.id == id) return entry.scenario.title;
  }
  return words::simulation_untitled;
}

void SimulatorScreen::draw(Context& context) {
  Look& look = context.look;
  page_header(look, words::nav_simulator, words::simulator_sentence);
  take_file(context);
  take_import(context);
  draw_own(context);
  if (!m_errors.empty()) {
    draw_scenario_errors(look, m_refused, m_errors);
    gap(16);
  }
  draw_gallery(context);
}

void SimulatorScreen::draw_own(Context& context) {
  Look& look = context.look;
  {
    const Card card(look);
    card_header(look, words::simulator_own, words::simulator_own_sentence);
    const Button own{
        .kind = ButtonKind::primary, .icon = icon_app_window, .busy = m_import.is_under_way()};
    const Button fresh{.icon = icon_plus}, file{.icon = icon_upload};
    if (button(look, "import", words::simulator_import, own)) {
      m_import_failure.reset();
      m_import_refused.clear();
      m_import.begin(context.tenant.calls, words::simulator_import_title, context.clock.now());
    }
    flow(look, button_width(look, words::simulator_new, fresh));
    if (button(look, "new", words::simulator_new, fresh)) {
      go_to_own(context, new_scenario(), true);
    }
    flow(look, button_width(look, words::simulator_open, file));
    if (button(look, "open", words::simulator_open, file)) {
      m_errors.clear();
      look.platform.pick_file(".json,application/json");
    }
    if (m_import_failure) {
      gap(16);
      error_note(look, words::simulator_import_what, *m_import_failure);
    }
    if (!m_import_refused.empty()) {
      gap(12);
      text(look, look.body().in(look.colours().warn), m_import_refused, Role::alert);
    }
  }
  gap(24);
}

void SimulatorScreen::draw_gallery(Context& context) {
  Look& look = context.look;
  heading(look, look.section(), words::simulator_gallery, "2");
  gap(12);
  const MirrorScope scope(Role::list, words::simulator_gallery);
  const size_t beside = look.compact ? 1 : look.available() < 840 ? 2 : 3;
  constexpr float space = 16;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width =
      (look.available() - space * static_cast<float>(beside - 1)) / static_cast<float>(beside);
  const auto& all = entries();
  float top = at.y;
  for (size_t first = 0; first < all.size(); first += beside) {
    const size_t end = std::min(all.size(), first + beside);
    float height = 0;
    for (size_t i = first; i < end; ++i)
      height = std::max(height, card_height(look, all[i], width));
    for (size_t i = first; i < end; ++i) {
      ImGui::SetCursorScreenPos({at.x + (width + space) * static_cast<float>(i - first), top});
      const MirrorScope item(Role::listitem, "");
      if (draw_card(look, all[i], {width, height})) {
        context.router.go({Screen::simulation, all[i].id, Tab::settings});
      }
    }
    top += height + space;
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({look.available(), top - at.y - space});
}

void SimulatorScreen::go_to_own(Context& context, sim::Scenario scenario, bool is_new) {
  m_is_new = is_new;
  m_own = std::move(scenario);
  context.router.go({Screen::simulation, own_scenario, Tab::settings});
}

void SimulatorScreen::enter() {
  m_errors.clear();
  m_import_failure.reset();
  m_import_refused.clear();
}

void SimulatorScreen::take_import(Context& context) {
  m_import_failure = m_import_failure ? m_import_failure : m_import.take_failure();
  const auto documents = m_import.take();
  if (!documents) return;
  auto made = sim::scenario_of_tenant(*documents);
  if (!made) {
    m_import_refused = made.error();
    return;
  }
  go_to_own(context, std::move(made->scenario), true);
}

void SimulatorScreen::take_file(Context& context) {
  const auto file = context.look.platform.take_file();
  if (!file) return;
  auto scenario = sim::read_scenario(file->content);
  if (!scenario) {
    m_refused = file->name;
    m_errors = scenario.error();
    return;
  }
  if (scenario->title.empty()) scenario->title = file->name;
  go_to_own(context, std::move(*scenario), false);
}

void draw_scenario_errors(Look& look, std::string_view name, const sim::ScenarioErrors& errors) {
  const Panel panel(look, Tone::bad,
                    errors.size() == 1
                        ? fill(words::scenario_refused_one, name)
                        : fill(words::scenario_refused_many, name, std::to_string(errors.size())));
  for (size_t i = 0; i < std::min(errors_shown, errors.size()); ++i) {
    text(look, look.mono(), errors[i].path);
    text(look, look.small(), errors[i].reason);
  }
}

}  // namespace ui
