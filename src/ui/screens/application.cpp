#include "ui/screens/application.h"

#include "ui/frame/breadcrumb.h"
#include "ui/icons.h"
#include "ui/screens/applications.h"
#include "ui/text/activity.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/credentials.h"
#include "ui/text/quota.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/page.h"

namespace ui {

void missing_entity(Context& context, const char* action, Route list) {
  Look& look = context.look;
  Card card(look, 48);
  heading(look, look.title(), words::not_found_title, "1");
  gap(8);
  text(look, look.muted(), words::not_found_body);
  gap(20);
  if (button(look, "back to list", action,
             {.kind = ButtonKind::primary, .icon = icon_arrow_left})) {
    context.router.go(std::move(list));
  }
}

void ApplicationScreen::enter() {
  m_quickstart = {};
  m_settings = {};
  m_credentials = {};
  m_apis = {};
  m_quota = {};
}

void ApplicationScreen::draw_head(Context& context, const Application& app) {
  Look& look = context.look;
  const Palette& p = look.colours();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + 48, at.y + 48}, p.accent_tint, 12);
  draw_icon(list, {at.x + 24, at.y + 24}, look.fonts.text, 24, p.accent,
            application_type_icon(app.type));
  ColumnScope column(look, at.x + 64, look.available() - 64);
  heading(look, look.title(), app.name, "1");
  const char* type = application_type_label(app.type);
  const float wide = measure(look.muted(), type).x;
  line(look, look.muted(), type, wide, Align::left, 32);
  if (look.compact) {
    copyable_inline(look, "client id", words::column_client_id, app.id, look.available());
    return;
  }
  same_line(16);
  copyable_inline(look, "client id", words::column_client_id, app.id, look.available());
}

void ApplicationScreen::draw(Context& context) {
  Look& look = context.look;
  Tenant& tenant = context.tenant;
  const Route route = context.router.route();
  if (!loaded_or_explained(look, tenant, Part::applications, tenant.applications,
                           words::loading_applications))
    return;
  const Application* found = tenant.find_application(route.id);
  if (!found) {
    if (tenant.applications.under_way) {
      tenant.look_for_application(route.id);
      Card card(look);
      return skeleton(look, 4);
    }
    return missing_entity(context, words::go_to_applications, {});
  }
  const Application app = *found;
  draw_head(context, app);
  gap(16);
  std::string chosen(name(route.tab));
  const std::pair<Tab, const char*> all[] = {{Tab::quickstart, words::tab_quickstart},
                                             {Tab::settings, words::tab_settings},
                                             {Tab::credentials, words::tab_credentials},
                                             {Tab::apis, words::tab_apis},
                                             {Tab::quota, words::tab_quota}};
  std::vector<TabItem> items;
  for (const auto& [tab, label] : all) items.push_back({std::string(name(tab)), label});
  if (tabs(look, app.name, chosen, items)) {
    for (const auto& [tab, label] : all) {
      if (chosen == name(tab)) context.router.go({Screen::application, app.id, tab});
    }
  }
  gap(24);
  const MirrorScope panel(Role::tabpanel, label_of(route.screen, route.tab));
  if (route.tab == Tab::settings) return m_settings.draw(context, app);
  if (route.tab == Tab::quota) return m_quota.draw(context, app);
  if (route.tab == Tab::credentials) return m_credentials.draw(context, app);
  if (!loaded_or_explained(look, tenant, Part::apis, tenant.apis, words::loading_apis)) return;
  if (!loaded_or_explained(look, tenant, Part::grants, tenant.grants, words::loading_grants))
    return;
  if (route.tab == Tab::quickstart) {
    m_quickstart.draw(context, app);
  } else {
    m_apis.draw(context, app);
  }
}

}  // namespace ui
