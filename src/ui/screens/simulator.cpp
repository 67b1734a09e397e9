#include "ui/screens/simulator.h"

#include <algorithm>
#include <utility>

#include "sim/gallery.h"
#include "ui/icons.h"
#include "ui/screens/scenario_card.h"
#include "ui/text/format.h"
#include "ui/text/simulator.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr size_t errors_shown = 12;
// Between two parts of the work on pictures, in seconds: each draws a frame.
constexpr double picture_pause = 0.015;

struct GalleryScenario {
  std::string id;
  sim::Scenario scenario;
};

const std::vector<GalleryScenario>& gallery_scenarios() {
  static const std::vector<GalleryScenario> all = [] {
    std::vector<GalleryScenario> made;
    for (const auto& one : sim::gallery()) {
      auto scenario = sim::read_scenario(one.text);
      if (scenario) made.push_back({std::string(one.name), std::move(*scenario)});
    }
    return made;
  }();
  return all;
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
  const auto& all = gallery_scenarios();
  const auto at = std::find_if(all.begin(), all.end(),
                               [&](const GalleryScenario& entry) { return entry.id == id; });
  return {at == all.end() ? nullptr : &at->scenario, false, {}, false};
}

std::string scenario_title(const std::string& id) {
  for (const GalleryScenario& entry : gallery_scenarios()) {
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
  const auto keys = m_keys.look_for(look);
  const bool has_pictures = keys != SimulationKeys::State::not_to_be_had;
  heading(look, look.section(), words::simulator_gallery, "2");
  if (has_pictures) {
    gap(4);
    text(look, look.muted(), words::simulator_pictures);
  }
  gap(12);
  const MirrorScope scope(Role::list, words::simulator_gallery);
  const size_t beside = look.compact ? 1 : look.available() < 840 ? 2 : 3;
  constexpr float space = 16;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width =
      (look.available() - space * static_cast<float>(beside - 1)) / static_cast<float>(beside);
  std::vector<ScenarioCard> all;
  for (const GalleryScenario& entry : gallery_scenarios()) {
    all.push_back({entry.id, entry.scenario, has_pictures, m_previews.find(entry.id)});
  }
  float top = at.y;
  for (size_t first = 0; first < all.size(); first += beside) {
    const size_t end = std::min(all.size(), first + beside);
    float height = 0;
    for (size_t i = first; i < end; ++i)
      height = std::max(height, scenario_card_height(look, all[i], width));
    for (size_t i = first; i < end; ++i) {
      const ImVec2 corner(at.x + (width + space) * static_cast<float>(i - first), top);
      ImGui::SetCursorScreenPos(corner);
      const MirrorScope item(Role::listitem, "");
      if (scenario_card(look, all[i], {width, height})) {
        context.router.go({Screen::simulation, all[i].id, Tab::settings});
      }
      if (keys == SimulationKeys::State::there &&
          ImGui::IsRectVisible(corner, {corner.x + width, corner.y + height})) {
        m_previews.want(all[i].id, all[i].scenario);
      }
    }
    top += height + space;
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({look.available(), top - at.y - space});
  if (m_previews.advance(m_keys.pems(), look.platform)) look.wake_after(picture_pause);
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
