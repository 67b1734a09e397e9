#include "ui/dashboard.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "imgui.h"
#include "ui/context.h"
#include "ui/frame/frame.h"
#include "ui/screens/api.h"
#include "ui/screens/apis.h"
#include "ui/screens/application.h"
#include "ui/screens/applications.h"
#include "ui/screens/create_application.h"
#include "ui/screens/faults.h"
#include "ui/screens/keys.h"
#include "ui/screens/logs.h"
#include "ui/screens/organization.h"
#include "ui/screens/organizations.h"
#include "ui/screens/rule.h"
#include "ui/screens/rules.h"
#include "ui/screens/simulation.h"
#include "ui/screens/simulator.h"
#include "ui/screens/start.h"
#include "ui/screens/tenant_settings.h"
#include "ui/screens/usage.h"
#include "ui/text/common.h"

namespace ui {
namespace {

constexpr double watch_seconds = 5, tail_seconds = 2;

bool shows_organizations(Screen screen) {
  return screen == Screen::organizations || screen == Screen::organization ||
         screen == Screen::rules || screen == Screen::rule_new || screen == Screen::rule;
}

}  // namespace

struct Dashboard::Parts {
  Parts(Backend& with_backend, const base::Clock& with_clock, Platform& platform)
      : recorder(with_backend, with_clock),
        backend(recorder),
        clock(with_clock),
        look(platform),
        tenant(recorder),
        frame(platform, recorder, clock) {}

  Context context() { return {look, router, tenant, toasts, questions, backend, clock}; }
  void begin_look();
  void arrive();
  void ask_for_what_is_shown();
  void draw_content(Context& context, const Box& box);
  void draw_screen(Context& context);

  RecordingBackend recorder;
  Backend& backend;
  TenantClock clock;
  Look look;
  Router router;
  Tenant tenant;
  Toasts toasts;
  Questions questions;
  Frame frame;

  StartScreen start;
  ApplicationsScreen applications;
  CreateApplicationScreen create_application;
  ApplicationScreen application;
  ApisScreen apis;
  CreateApiScreen create_api;
  ApiScreen api;
  LogsScreen logs;
  LogScreen log;
  UsageScreen usage;
  KeysScreen keys;
  OrganizationsScreen organizations;
  OrganizationScreen organization;
  RulesScreen rules;
  RuleScreen rule;
  FaultsScreen faults;
  SimulatorScreen simulator;
  SimulationScreen simulation;
  TenantSettingsScreen settings;

  Route shown{Screen::not_found, {}, Tab::settings};
  const Palette* styled = nullptr;
  ImGuiContext* styled_context = nullptr;
  double watched_at = 0;
  bool moved = true;
  bool scroll_to_top = false;
};

// Fits colours and layout to theme and width.
void Dashboard::Parts::begin_look() {
  const ThemeChoice theme = frame.theme();
  const bool dark =
      theme == ThemeChoice::dark || (theme == ThemeChoice::system && look.platform.prefers_dark());
  look.palette = dark ? &dark_palette() : &light_palette();
  if (styled != look.palette || styled_context != ImGui::GetCurrentContext()) {
    apply_style(*look.palette);
    styled = look.palette;
    styled_context = ImGui::GetCurrentContext();
  }
  look.compact = ImGui::GetIO().DisplaySize.x < compact_below;
  look.reduced_motion = look.platform.prefers_reduced_motion();
  look.animating = false;
  look.wake_seconds = std::numeric_limits<double>::infinity();
}

// A new place: its forms are empty and what it shows is asked for anew.
void Dashboard::Parts::arrive() {
  if (!router.take_moved()) return;
  const Route& route = router.route();
  frame.visit(route);
  moved = true;
  scroll_to_top = true;
  if (route.screen != shown.screen || route.id != shown.id) {
    if (route.screen == Screen::application) application.enter();
    if (route.screen == Screen::application_new) create_application.enter();
    if (route.screen == Screen::api) api.enter();
    if (route.screen == Screen::api_new) create_api.enter();
    if (route.screen == Screen::log) log.enter();
    if (route.screen == Screen::usage) usage.enter();
    if (route.screen == Screen::keys) keys.enter();
    if (route.screen == Screen::organizations) organizations.enter();
    if (route.screen == Screen::organization) organization.enter();
    if (route.screen == Screen::rules) rules.enter();
    if (route.screen == Screen::rule || route.screen == Screen::rule_new) rule.enter();
    if (route.screen == Screen::faults) faults.enter();
    if (route.screen == Screen::simulator) simulator.enter();
    if (route.screen == Screen::simulation) simulation.enter(route.id);
    if (route.screen == Screen::settings) settings.enter();
  }
  shown = route;
  for (const Part part : {Part::applications, Part::apis, Part::grants, Part::activity})
    tenant.revisit(part, ImGui::GetTime());
  if (shows_organizations(route.screen)) tenant.revisit(Part::organizations, ImGui::GetTime());
  if (route.screen == Screen::logs) tenant.refresh(Part::logs);
  if (route.screen == Screen::usage) tenant.refresh(Part::usage);
}

// Logs and Usage change without the reader's doing.
void Dashboard::Parts::ask_for_what_is_shown() {
  const bool tails = shown.screen == Screen::logs && logs.is_live();
  if (!tails && shown.screen != Screen::usage) return;
  const double seconds = tails ? tail_seconds : watch_seconds, now = ImGui::GetTime();
  if (moved) watched_at = now;
  if (now - watched_at >= seconds) {
    watched_at = now;
    tenant.refresh(tails ? Part::logs : Part::usage);
  }
  look.wake_after(std::max(0.0, watched_at + seconds - now));
}

void Dashboard::Parts::draw_screen(Context& context) {
  switch (router.route().screen) {
    case Screen::start:
      return start.draw(context);
    case Screen::applications:
      return applications.draw(context);
    case Screen::application_new:
      return create_application.draw(context);
    case Screen::application:
      return application.draw(context);
    case Screen::apis:
      return apis.draw(context);
    case Screen::api_new:
      return create_api.draw(context);
    case Screen::api:
      return api.draw(context);
    case Screen::logs:
      return logs.draw(context);
    case Screen::log:
      return log.draw(context);
    case Screen::usage:
      return usage.draw(context);
    case Screen::keys:
      return keys.draw(context);
    case Screen::organizations:
      return organizations.draw(context);
    case Screen::organization:
      return organization.draw(context);
    case Screen::rules:
      return rules.draw(context);
    case Screen::rule_new:
      return rule.draw_new(context);
    case Screen::rule:
      return rule.draw(context);
    case Screen::faults:
      return faults.draw(context);
    case Screen::simulator:
      return simulator.draw(context);
    case Screen::simulation:
      return simulation.draw(context, simulator.find(look.platform, router.route().id),
                             simulator.keys());
    case Screen::settings:
      return settings.draw(context);
    case Screen::not_found:
      return missing_entity(context, words::go_to_applications, {});
  }
}

void Dashboard::Parts::draw_content(Context& context, const Box& box) {
  const MirrorScope scope(Role::main, "");
  ImGui::SetCursorScreenPos(box.min);
  ImGui::BeginChild("content", {box.width(), box.height()}, ImGuiChildFlags_NavFlattened);
  if (scroll_to_top) ImGui::SetScrollY(0);
  scroll_to_top = false;
  const float side = look.compact ? 16.0f : 32.0f;
  const float scrollbar = ImGui::GetStyle().ScrollbarSize;
  const float room = box.width() - 2 * side - (look.compact ? 0.0f : scrollbar);
  const float width = std::min(room, content_width_max);
  const float left = box.min.x + side + std::max(0.0f, (room - width) / 2);
  ImGui::SetCursorScreenPos(
      {std::floor(left), ImGui::GetCursorScreenPos().y + (look.compact ? 20.0f : 32.0f)});
  {
    ColumnScope column(look, std::floor(left), width);
    ImGui::PushID(static_cast<int>(router.route().screen));
    ImGui::PushID(router.route().id.c_str());
    draw_screen(context);
    ImGui::PopID();
    ImGui::PopID();
    gap(64);
  }
  ImGui::EndChild();
}

Dashboard::Dashboard(Backend& backend, const base::Clock& clock, Platform& platform)
    : m_parts(std::make_unique<Parts>(backend, clock, platform)) {}

Dashboard::~Dashboard() = default;

void Dashboard::set_fonts(const Fonts& fonts) {
  m_parts->look.fonts = fonts;
}

void Dashboard::open(std::string_view address) {
  m_parts->router.open(address);
}

std::string Dashboard::address() const {
  return m_parts->router.address();
}

void Dashboard::frame() {
  Parts& parts = *m_parts;
  parts.tenant.calls.take_arrived();
  parts.begin_look();
  parts.moved = false;
  parts.arrive();
  parts.ask_for_what_is_shown();
  Context context = parts.context();
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImGui::PushFont(parts.look.fonts.text, size_base);
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(screen);
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::GetWindowDrawList()->AddRectFilled({0, 0}, screen, parts.look.colours().background);
  parts.look.columns.push_back({0, screen.x});
  const Box rest = parts.frame.draw(context);
  if (!parts.frame.covers(parts.look)) parts.draw_content(context, rest);
  parts.frame.draw_over(context);
  parts.questions.draw(parts.look);
  parts.look.columns.pop_back();
  ImGui::End();
  parts.look.columns.push_back({0, screen.x});
  parts.toasts.draw(parts.look);
  parts.look.columns.pop_back();
  ImGui::PopFont();
}

bool Dashboard::wants_frame() const {
  return m_parts->look.animating || m_parts->tenant.calls.arrived() ||
         !(m_parts->router.route() == m_parts->shown);
}

double Dashboard::next_frame_seconds() const {
  return m_parts->look.wake_seconds;
}

}  // namespace ui
