#include "ui/screens/applications.h"

#include <algorithm>

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

enum ApplicationColumn : size_t {
  application_name_column,
  application_type_column,
  application_id_column,
  application_apis_column,
  application_tokens_column,
  application_last_column
};

const std::vector<TableColumn>& application_columns() {
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

Arrangement::Rules ApplicationsScreen::order(const Tenant& tenant) const {
  const auto& apps = tenant.applications.value;
  Arrangement::Rules rules;
  rules.count = apps.size();
  rules.descending = m_sorting.descending;
  rules.made_from = std::to_string(tenant.applications.version) + "/" +
                    std::to_string(m_sorting.column) + (m_sorting.descending ? "-" : "+");
  switch (m_sorting.column) {
    case application_apis_column:
      rules.made_from += std::to_string(tenant.grants.version);
      rules.number = [&](size_t i) {
        return static_cast<long long>(tenant.grant_count_of_application(apps[i].id));
      };
      break;
    case application_tokens_column:
      rules.made_from += std::to_string(tenant.activity.version);
      rules.number = [&](size_t i) {
        const Activity* activity = tenant.activity_of(apps[i].id);
        return activity ? activity->tokens_this_month : 0;
      };
      break;
    case application_last_column:
      rules.made_from += std::to_string(tenant.activity.version);
      rules.number = [&](size_t i) {
        const Activity* activity = tenant.activity_of(apps[i].id);
        const auto last = base::parse_iso(activity ? activity->last_token_at : "");
        return last ? static_cast<long long>(last->time_since_epoch().count()) : 0;
      };
      break;
    default:
      rules.before = [&](size_t a, size_t b) { return apps[a].name < apps[b].name; };
  }
  return rules;
}

bool ApplicationsScreen::arrange(Context& context) {
  const auto& apps = context.tenant.applications.value;
  const auto finds = [&](size_t i) { return matches(m_search, {apps[i].name, apps[i].id}); };
  const bool arranged = m_rows.step(order(context.tenant), m_search, finds);
  if (!arranged) context.look.animate();
  return arranged;
}

const Application& ApplicationsScreen::shown(const Tenant& tenant, size_t row) const {
  return tenant.applications.value[m_rows[row]];
}

void ApplicationsScreen::draw_table(Context& context) {
  Look& look = context.look;
  const Tenant& tenant = context.tenant;
  const base::Time now = context.clock.now();
  const auto cell = [&](size_t index, const Cell& place) {
    const Application& app = shown(tenant, index);
    const Activity* activity = tenant.activity_of(app.id);
    switch (place.column) {
      case application_name_column:
        return cell_text(look, place, look.strong(), app.name);
      case application_type_column:
        return cell_text(look, place, look.muted(), application_type_label(app.type));
      case application_id_column:
        cell_centre(icon_button_size);
        return copyable_inline(look, "client id", words::column_client_id, app.id, place.width);
      case application_apis_column:
        return cell_text(
            look, place, look.body(),
            tenant.grants.ready
                ? grouped(static_cast<long long>(tenant.grant_count_of_application(app.id)))
                : words::not_known_yet);
      case application_tokens_column:
        return cell_text(look, place, look.body(),
                         !tenant.activity.ready
                             ? words::not_known_yet
                             : grouped(activity ? activity->tokens_this_month : 0));
      default: {
        const bool never = !activity || activity->last_token_at.empty();
        return cell_text(look, place, look.muted(),
                         !tenant.activity.ready ? words::not_known_yet
                         : never                ? words::never
                                                : ago_text(activity->last_token_at, now));
      }
    }
  };
  const int opened = table(look,
                           {words::nav_applications, application_columns(), m_rows.size(),
                            [&](size_t index) { return shown(tenant, index).id; },
                            [&](size_t index) { return shown(tenant, index).name; }, cell},
                           &m_sorting);
  if (opened >= 0) {
    context.router.go(
        {Screen::application, shown(tenant, static_cast<size_t>(opened)).id, Tab::quickstart});
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
  draw_progress(look, list, words::applications_coming);
  gap(16);
  if (arrange(context) && m_rows.size() == 0)
    return text(look, look.muted(), fill(words::no_match, m_search));
  draw_table(context);
}

}  // namespace ui
