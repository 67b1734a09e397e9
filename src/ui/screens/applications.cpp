#include "ui/screens/applications.h"

#include <algorithm>
#include <unordered_map>

#include "ui/icons.h"
#include "ui/text/activity.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/search.h"

namespace ui {
namespace {

enum Column : size_t {
  name_column,
  type_column,
  id_column,
  apis_column,
  tokens_column,
  last_column
};

const std::vector<TableColumn>& columns() {
  static const std::vector<TableColumn> all = {
      {.title = words::column_name, .weight = 1.4f, .sortable = Sortable::yes},
      {.title = words::column_type, .width = 150, .shown = Shown::when_wide},
      {.title = words::column_client_id, .weight = 1.6f, .shown = Shown::when_wide},
      {.title = words::column_apis, .width = 60, .align = Align::right, .sortable = Sortable::yes},
      {.title = words::column_tokens,
       .width = 148,
       .align = Align::right,
       .shown = Shown::when_wide,
       .sortable = Sortable::yes},
      {.title = words::column_last_token,
       .width = 110,
       .align = Align::right,
       .sortable = Sortable::yes}};
  return all;
}

}  // namespace

const char* application_type_label(const std::string& type) {
  if (type == "non_interactive") return words::type_machine;
  if (type == "native") return words::type_native;
  if (type == "spa") return words::type_spa;
  if (type == "regular_web") return words::type_web;
  return words::type_none;
}

const char* application_type_icon(const std::string& type) {
  if (type == "non_interactive") return icon_bot;
  if (type == "native") return icon_smartphone;
  if (type == "spa") return icon_layout_template;
  return icon_globe;
}

void ApplicationsScreen::arrange(const Context& context) {
  const Tenant& tenant = context.tenant;
  const std::string made_from =
      std::to_string(tenant.applications.version) + "/" + std::to_string(tenant.grants.version) +
      "/" + std::to_string(tenant.activity.version) + "/" + std::to_string(m_sorting.column) +
      (m_sorting.descending ? "-" : "+") + m_search;
  if (made_from == m_arranged_for) return;
  m_arranged_for = made_from;
  std::unordered_map<std::string, size_t> apis;
  for (const Grant& grant : tenant.grants.value) apis[grant.client_id] += grant.for_users ? 0 : 1;
  m_rows.clear();
  for (const Application& app : tenant.applications.value) {
    if (!matches(m_search, {app.name, app.id})) continue;
    const auto count = apis.find(app.id);
    m_rows.push_back({&app, count == apis.end() ? 0 : count->second, tenant.activity_of(app.id)});
  }
  const auto before = [&](const Row& a, const Row& b) {
    switch (m_sorting.column) {
      case apis_column:
        return a.apis < b.apis;
      case tokens_column:
        return (a.activity ? a.activity->tokens_this_month : 0) <
               (b.activity ? b.activity->tokens_this_month : 0);
      case last_column:
        return (a.activity ? a.activity->last_token_at : "") <
               (b.activity ? b.activity->last_token_at : "");
      default:
        return a.application->name < b.application->name;
    }
  };
  std::stable_sort(m_rows.begin(), m_rows.end(), [&](const Row& a, const Row& b) {
    return m_sorting.descending ? before(b, a) : before(a, b);
  });
}

void ApplicationsScreen::draw_table(Context& context) {
  Look& look = context.look;
  const base::Time now = context.clock.now();
  const auto cell = [&](size_t index, const Cell& place) {
    const Row& row = m_rows[index];
    const long long tokens = row.activity ? row.activity->tokens_this_month : 0;
    switch (place.column) {
      case name_column:
        return cell_text(look, place, look.strong(), row.application->name);
      case type_column:
        return cell_text(look, place, look.muted(), application_type_label(row.application->type));
      case id_column:
        cell_centre(icon_button_size);
        return copyable_inline(look, "client id", words::column_client_id, row.application->id,
                               place.width);
      case apis_column:
        return cell_text(look, place, look.body(), grouped(static_cast<long long>(row.apis)));
      case tokens_column:
        return cell_text(look, place, look.body(), grouped(tokens));
      default: {
        const bool never = !row.activity || row.activity->last_token_at.empty();
        return cell_text(look, place, look.muted(),
                         never ? words::never : ago_text(row.activity->last_token_at, now));
      }
    }
  };
  const int opened = table(look,
                           {words::nav_applications, columns(), m_rows.size(),
                            [&](size_t index) { return m_rows[index].application->id; },
                            [&](size_t index) { return m_rows[index].application->name; }, cell},
                           &m_sorting);
  if (opened >= 0) {
    context.router.go({Screen::application, m_rows[static_cast<size_t>(opened)].application->id,
                       Tab::quickstart});
  }
  look.wake_after(60);
}

void ApplicationsScreen::draw(Context& context) {
  Look& look = context.look;
  const auto& list = context.tenant.applications;
  const bool some = list.ready && !list.value.empty();
  if (page_header(look, words::nav_applications, words::applications_sentence,
                  words::create_application, icon_plus)) {
    context.router.go({Screen::application_new, {}, Tab::settings});
  }
  if (!loaded_or_explained(look, context.tenant, Part::applications, list,
                           words::loading_applications))
    return;
  if (!some) {
    if (empty_state(look, icon_app_window, words::applications_empty_title,
                    words::applications_empty_body, words::create_application)) {
      context.router.go({Screen::application_new, {}, Tab::settings});
    }
    return;
  }
  search_field(look, "search", m_search, words::applications_search,
               std::min(look.available(), 360.0f));
  gap(16);
  arrange(context);
  if (m_rows.empty()) {
    text(look, look.muted(), fill(words::no_match, m_search));
    return;
  }
  draw_table(context);
}

}  // namespace ui
