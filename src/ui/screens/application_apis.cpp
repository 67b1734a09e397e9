#include "ui/screens/application_apis.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/search.h"

namespace ui {

void ApplicationApisTab::draw_row(Context& context, const Application& app, size_t place) {
  const Api& api = context.tenant.apis.value[m_found.rows()[place]];
  GrantRow::Subject subject;
  subject.title = api.label();
  subject.detail = api.identifier;
  subject.icon = icon_boxes;
  subject.is_system = api.is_system;
  subject.switch_name = fill(words::authorize_name, api.label());
  subject.on_toast = fill(words::authorized_toast, api.label());
  subject.off_toast = fill(words::unauthorized_toast, api.label());
  subject.position = static_cast<int>(place) + 1;
  subject.count = static_cast<int>(m_found.rows().size());
  ImGui::PushID(api.id.c_str());
  auto& row = m_rows[api.id];
  if (!row) row = std::make_shared<GrantRow>();
  row->draw(context, subject, app.id, api);
  ImGui::PopID();
  gap(grant_row_gap);
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
  Arrangement::Rules found;
  found.count = apis.size();
  found.made_from = std::to_string(context.tenant.apis.version) + "/" + m_search;
  found.passes = [&](size_t i) { return matches(m_search, {apis[i].name, apis[i].identifier}); };
  const uint64_t before = m_found.version();
  if (!m_found.step(found)) look.animate();
  if (m_found.version() != before) m_list.forget();
  if (m_found.rows().empty()) return text(look, look.muted(), fill(words::no_match, m_search));
  const MirrorScope list(Role::list, words::nav_apis);
  m_list.submit(m_found.rows().size(), grant_row_height + grant_row_gap,
                [&](size_t place) { draw_row(context, app, place); });
}

}  // namespace ui
