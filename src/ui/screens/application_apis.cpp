#include "ui/screens/application_apis.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/search.h"

namespace ui {

void ApplicationApisTab::draw_row(Context& context, const Application& app, const Api& api) {
  GrantRow::Subject subject;
  subject.title = api.label();
  subject.detail = api.identifier;
  subject.icon = icon_boxes;
  subject.is_system = api.is_system;
  subject.switch_name = fill(words::authorize_name, api.label());
  subject.on_toast = fill(words::authorized_toast, api.label());
  subject.off_toast = fill(words::unauthorized_toast, api.label());
  ImGui::PushID(api.id.c_str());
  auto& row = m_rows[api.id];
  if (!row) row = std::make_shared<GrantRow>();
  row->draw(context, subject, app.id, api);
  ImGui::PopID();
}

void ApplicationApisTab::draw(Context& context, const Application& app) {
  Look& look = context.look;
  const auto& apis = context.tenant.apis.value;
  heading(look, look.section(), words::apis_tab_title, "2");
  gap(2);
  text(look, look.muted(), words::apis_tab_sentence);
  gap(16);
  if (apis.size() > 6) {
    search_field(look, "search", m_search, words::apis_tab_search,
                 std::min(look.available(), 360.0f));
    gap(16);
  }
  bool any = false;
  const MirrorScope list(Role::list, words::nav_apis);
  for (const Api& api : apis) {
    if (!matches(m_search, {api.name, api.identifier})) continue;
    any = true;
    draw_row(context, app, api);
    gap(12);
  }
  if (!any) text(look, look.muted(), fill(words::no_match, m_search));
}

}  // namespace ui
