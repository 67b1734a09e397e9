#include "ui/screens/api.h"

#include <algorithm>

#include "ui/frame/breadcrumb.h"
#include "ui/icons.h"
#include "ui/screens/application.h"
#include "ui/text/activity.h"
#include "ui/text/apis.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/search.h"

namespace ui {

void ApiScreen::enter() {
  m_settings = {};
  m_permissions = {};
  m_applications = {};
}

void ApiScreen::draw_head(Context& context, const Api& api) {
  Look& look = context.look;
  const Palette& p = look.colours();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + 48, at.y + 48}, p.accent_tint, 12);
  draw_icon(list, {at.x + 24, at.y + 24}, look.fonts.text, 24, p.accent, icon_boxes);
  ColumnScope column(look, at.x + 64, look.available() - 64);
  heading(look, look.title(), api.label(), "1");
  copyable_inline(look, "identifier", words::column_identifier, api.identifier, look.available());
}

void ApiScreen::draw(Context& context) {
  Look& look = context.look;
  Tenant& tenant = context.tenant;
  const Route route = context.router.route();
  if (!loaded_or_explained(look, tenant, Part::apis, tenant.apis, words::loading_apis)) return;
  const Api* found = tenant.find_api(route.id);
  if (!found) {
    if (tenant.apis.under_way) {
      Card card(look);
      return skeleton(look, 4);
    }
    return missing_entity(context, words::go_to_apis, {Screen::apis, {}, Tab::settings});
  }
  const Api api = *found;
  draw_head(context, api);
  gap(16);
  std::string chosen(name(route.tab));
  if (tabs(look, api.label(), chosen,
           {{std::string(name(Tab::settings)), words::tab_settings},
            {std::string(name(Tab::permissions)), words::tab_permissions},
            {std::string(name(Tab::applications)),
             look.compact ? words::tab_applications_short : words::tab_applications}})) {
    const Tab tab = chosen == name(Tab::permissions)    ? Tab::permissions
                    : chosen == name(Tab::applications) ? Tab::applications
                                                        : Tab::settings;
    context.router.go({Screen::api, api.id, tab});
  }
  gap(24);
  const MirrorScope panel(Role::tabpanel, label_of(route.screen, route.tab));
  if (route.tab == Tab::settings) return m_settings.draw(context, api);
  if (!loaded_or_explained(look, tenant, Part::grants, tenant.grants, words::loading_grants))
    return;
  if (!loaded_or_explained(look, tenant, Part::applications, tenant.applications,
                           words::loading_applications))
    return;
  if (route.tab == Tab::permissions) {
    m_permissions.draw(context, api);
  } else {
    m_applications.draw(context, api);
  }
}

// The machines, and what else is authorized; among them, those that were searched for.
void ApiApplicationsTab::arrange(Context& context, const Api& api) {
  const Tenant& tenant = context.tenant;
  const auto& apps = tenant.applications.value;
  Arrangement::Rules machines;
  machines.count = apps.size();
  machines.made_from = std::to_string(tenant.applications.version) + "/" +
                       std::to_string(tenant.grants.version) + "/" + api.id;
  machines.passes = [&](size_t i) {
    return apps[i].is_machine() || tenant.find_grant(apps[i].id, api.identifier);
  };
  const uint64_t before = m_machines.version();
  const auto finds = [&](size_t i) { return matches(m_search, {apps[i].name, apps[i].id}); };
  if (!m_machines.step(machines, m_search, finds)) context.look.animate();
  if (m_machines.version() != before) m_list.forget();
}

void ApiApplicationsTab::draw_row(Context& context, const Api& api, size_t row) {
  const Application& app = context.tenant.applications.value[m_machines[row]];
  GrantRow::Subject subject;
  subject.title = app.name;
  subject.detail = app.id;
  subject.icon = icon_bot;
  subject.switch_name = fill(words::authorize_application, app.name);
  subject.on_toast = fill(words::application_authorized, app.name);
  subject.off_toast = fill(words::application_unauthorized, app.name);
  subject.position = static_cast<int>(row) + 1;
  subject.count = static_cast<int>(m_machines.size());
  auto& drawn = m_rows[app.id];
  if (!drawn) drawn = std::make_shared<GrantRow>();
  ImGui::PushID(app.id.c_str());
  drawn->draw(context, subject, app.id, api);
  ImGui::PopID();
  gap(grant_row_gap);
}

void ApiApplicationsTab::draw(Context& context, const Api& api) {
  Look& look = context.look;
  arrange(context, api);
  if (m_machines.size_of_all() == 0) {
    if (empty_state(look, icon_bot, words::api_applications_empty_title,
                    words::api_applications_empty_body, words::create_application)) {
      context.router.go({Screen::application_new, {}, Tab::settings});
    }
    return;
  }
  heading(look, look.section(), words::api_applications_title, "2");
  gap(2);
  text(look, look.muted(), words::api_applications_sentence);
  gap(16);
  if (m_machines.size_of_all() > 6) {
    search_field(look, "search", m_search, words::applications_search,
                 std::min(look.available(), 360.0f));
    gap(16);
  }
  if (m_machines.size() == 0 && !look.animating)
    return text(look, look.muted(), fill(words::no_match, m_search));
  const MirrorScope list(Role::list, words::nav_applications);
  m_list.submit(m_machines.size(), grant_row_height + grant_row_gap,
                [&](size_t row) { draw_row(context, api, row); });
}

}  // namespace ui
