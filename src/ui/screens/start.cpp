#include "ui/screens/start.h"

#include <algorithm>
#include <utility>

#include "ui/icons.h"
#include "ui/text/activity.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

// A tenant with more than that is past its start, whatever they are.
constexpr size_t looked_at = 2'000;

// The tenant's own API, an application other than the first one, their grant, a token.
std::vector<StartStep> steps_of(const Tenant& tenant) {
  const Api* api = nullptr;
  for (const Api& one : tenant.apis.value) {
    if (!one.is_system && (!api || one.scopes.size() > api->scopes.size())) api = &one;
  }
  const Grant* grant = nullptr;
  for (size_t i = 0; !grant && i < std::min(looked_at, tenant.grants.value.size()); ++i) {
    const Grant& one = tenant.grants.value[i];
    const Api* target = tenant.find_api_by_identifier(one.audience);
    if (target && !target->is_system && !one.for_users) grant = &one;
  }
  const Application* app = grant ? tenant.find_application(grant->client_id) : nullptr;
  for (size_t i = 0; !app && i < std::min(looked_at, tenant.applications.value.size()); ++i) {
    const Application& one = tenant.applications.value[i];
    const auto grants = tenant.grants_of_application(one.id);
    const bool only_management =
        !grants.empty() && std::all_of(grants.begin(), grants.end(), [&](const Grant* its) {
          const Api* target = tenant.find_api_by_identifier(its->audience);
          return target && target->is_system;
        });
    if (one.is_machine() && !only_management) app = &one;
  }
  const bool took = std::any_of(tenant.activity.value.begin(), tenant.activity.value.end(),
                                [](const Activity& one) { return !one.last_token_at.empty(); });
  const Route apps{Screen::applications, {}, Tab::settings};
  return {{words::start_api, words::start_api_body, api != nullptr,
           api ? Route{Screen::api, api->id, Tab::settings}
               : Route{Screen::api_new, {}, Tab::settings}},
          {words::start_scope, words::start_scope_body, api && !api->scopes.empty(),
           api ? Route{Screen::api, api->id, Tab::permissions}
               : Route{Screen::apis, {}, Tab::settings}},
          {words::start_application, words::start_application_body, app != nullptr,
           app ? Route{Screen::application, app->id, Tab::settings}
               : Route{Screen::application_new, {}, Tab::settings}},
          {words::start_grant, words::start_grant_body, grant != nullptr,
           app ? Route{Screen::application, app->id, Tab::apis} : apps},
          {words::start_token, words::start_token_body, took,
           app ? Route{Screen::application, app->id, Tab::quickstart} : apps}};
}

// True when the reader wants to go to this step.
bool draw_step(Look& look, const StartStep& step, size_t index, bool current) {
  const Palette& p = look.colours();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float left = at.x, width = look.available();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 centre(at.x + 16, at.y + 22);
  list->AddCircleFilled(centre, 16,
                        step.done ? p.good_tint
                        : current ? p.accent_tint
                                  : p.raised,
                        32);
  if (step.done) {
    draw_icon(list, centre, look.fonts.text, 18, p.good, icon_check);
  } else {
    draw_in(list, {{at.x, at.y + 6}, {at.x + 32, at.y + 38}},
            look.strong().in(current ? p.accent : p.muted), std::to_string(index + 1),
            Align::centre);
  }
  const char* label = words::start_go;
  const Button how{.kind = current ? ButtonKind::primary : ButtonKind::secondary,
                   .icon = icon_arrow_right,
                   .name = step.title};
  const float wide = button_width(look, label, how);
  {
    ColumnScope column(look, left + 48, width - 48 - wide - 16);
    text(look, look.strong(), step.title);
    text(look, look.muted(), step.body);
  }
  const float bottom = ImGui::GetCursorScreenPos().y;
  ImGui::SetCursorScreenPos({left + width - wide, at.y + 4});
  bool go = false;
  if (step.done) {
    const float done = badge_width(look, words::start_done);
    ImGui::SetCursorScreenPos({left + width - done, at.y + 10});
    badge(look, Tone::good, words::start_done);
  } else {
    go = button(look, step.title, label, how);
  }
  ImGui::SetCursorScreenPos({left, std::max(bottom, at.y + 44)});
  gap(0);
  return go;
}

}  // namespace

void StartScreen::draw(Context& context) {
  Look& look = context.look;
  Tenant& tenant = context.tenant;
  page_header(look, words::start_title, words::start_sentence);
  if (!loaded_or_explained(look, tenant, Part::apis, tenant.apis, words::loading_apis)) return;
  if (!loaded_or_explained(look, tenant, Part::applications, tenant.applications,
                           words::loading_applications))
    return;
  if (!loaded_or_explained(look, tenant, Part::grants, tenant.grants, words::loading_grants))
    return;
  if (!loaded_or_explained(look, tenant, Part::activity, tenant.activity, words::loading_usage))
    return;
  const std::string made_from =
      std::to_string(tenant.apis.version) + "/" + std::to_string(tenant.applications.version) +
      "/" + std::to_string(tenant.grants.version) + "/" + std::to_string(tenant.activity.version);
  if (std::exchange(m_made_from, made_from) != made_from) m_steps = steps_of(tenant);
  const std::vector<StartStep>& steps = m_steps;
  const auto done = static_cast<size_t>(
      std::count_if(steps.begin(), steps.end(), [](const StartStep& step) { return step.done; }));
  Card card(look);
  text(look, look.section(), fill(words::start_progress, std::to_string(done)));
  gap(12);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + 6}, look.colours().raised, 3);
  if (done > 0) {
    ImGui::GetWindowDrawList()->AddRectFilled(
        at, {at.x + width * static_cast<float>(done) / 5, at.y + 6}, look.colours().good, 3);
  }
  ImGui::Dummy({width, 6});
  bool waiting = true;
  const MirrorScope list(Role::list, words::start_title);
  for (size_t i = 0; i < steps.size(); ++i) {
    gap(20);
    const MirrorScope item(Role::listitem, "", {.selected = waiting && !steps[i].done});
    if (draw_step(look, steps[i], i, waiting && !steps[i].done)) context.router.go(steps[i].next);
    waiting = waiting && steps[i].done;
  }
  if (done < steps.size()) return;
  gap(20);
  Panel panel(look, Tone::good, words::start_finished);
}

}  // namespace ui
