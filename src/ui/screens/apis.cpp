#include "ui/screens/apis.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/activity.h"
#include "ui/text/apis.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/search.h"

namespace ui {
namespace {

enum ApiColumn : size_t {
  api_name_column,
  api_identifier_column,
  api_scopes_column,
  api_applications_column,
  api_lifetime_column
};

const std::vector<TableColumn>& api_columns() {
  static const std::vector<TableColumn> all = {
      {.title = words::column_api, .weight = 1.7f, .sortable = Sortable::yes},
      {.title = words::column_identifier,
       .weight = 1.6f,
       .shown = Shown::when_wide,
       .sortable = Sortable::yes},
      {.title = words::column_scopes,
       .width = 80,
       .align = Align::right,
       .sortable = Sortable::yes},
      {.title = words::column_applications,
       .width = 116,
       .align = Align::right,
       .shown = Shown::when_wide,
       .sortable = Sortable::yes},
      {.title = words::column_lifetime,
       .width = 120,
       .align = Align::right,
       .shown = Shown::when_wide}};
  return all;
}

void name_cell(Look& look, const Api& api, const Cell& place) {
  const float room =
      api.is_system ? place.width - badge_width(look, words::system_badge) - 8 : place.width;
  const float wide = std::min(measure(look.strong(), api.label()).x, room);
  line(look, look.strong(), api.label(), wide, Align::left, table_row_height);
  if (!api.is_system) return;
  const ImVec2 at = ImGui::GetItemRectMin();
  ImGui::SetCursorScreenPos({at.x + wide + 8, at.y + 8});
  badge(look, Tone::neutral, words::system_badge, icon_lock);
}

}  // namespace

void ApisScreen::draw_table(Context& context) {
  Look& look = context.look;
  const auto& apis = context.tenant.apis.value;
  const std::vector<uint32_t>& rows = m_rows.rows();
  const auto cell = [&](size_t index, const Cell& place) {
    const Api& api = apis[rows[index]];
    switch (place.column) {
      case api_name_column:
        return name_cell(look, api, place);
      case api_identifier_column:
        cell_centre(icon_button_size);
        return copyable_inline(look, "identifier", words::column_identifier, api.identifier,
                               place.width);
      case api_scopes_column:
        return cell_text(look, place, look.body(),
                         grouped(static_cast<long long>(api.scopes.size())));
      case api_applications_column:
        return cell_text(
            look, place, look.body(),
            grouped(static_cast<long long>(context.tenant.grant_count_of_api(api.identifier))));
      default:
        return cell_text(look, place, look.muted(), duration_text(api.token_lifetime_seconds));
    }
  };
  const int opened = table(
      look,
      {words::nav_apis, api_columns(), rows.size(), [&](size_t i) { return apis[rows[i]].id; },
       [&](size_t i) { return apis[rows[i]].label(); }, cell},
      &m_sorting);
  if (opened >= 0)
    context.router.go({Screen::api, apis[rows[static_cast<size_t>(opened)]].id, Tab::settings});
}

Arrangement::Rules ApisScreen::order(const Tenant& tenant) const {
  const auto& apis = tenant.apis.value;
  Arrangement::Rules rules;
  rules.count = apis.size();
  rules.descending = m_sorting.descending;
  rules.made_from = std::to_string(tenant.apis.version) + "/" +
                    std::to_string(tenant.grants.version) + "/" + std::to_string(m_sorting.column) +
                    (m_sorting.descending ? "-" : "+") + m_search;
  rules.passes = [&](size_t i) { return matches(m_search, {apis[i].name, apis[i].identifier}); };
  switch (m_sorting.column) {
    case api_identifier_column:
      rules.before = [&](size_t a, size_t b) { return apis[a].identifier < apis[b].identifier; };
      break;
    case api_scopes_column:
      rules.number = [&](size_t i) { return static_cast<long long>(apis[i].scopes.size()); };
      break;
    case api_applications_column:
      rules.number = [&](size_t i) {
        return static_cast<long long>(tenant.grant_count_of_api(apis[i].identifier));
      };
      break;
    default:
      rules.before = [&](size_t a, size_t b) { return apis[a].label() < apis[b].label(); };
  }
  return rules;
}

void ApisScreen::draw(Context& context) {
  Look& look = context.look;
  if (page_header(look, words::nav_apis, words::apis_sentence, words::create_api, icon_plus)) {
    context.router.go({Screen::api_new, {}, Tab::settings});
  }
  const auto& apis = context.tenant.apis;
  if (!loaded_or_explained(look, context.tenant, Part::apis, apis, words::loading_apis)) return;
  search_field(look, "search", m_search, words::apis_search, std::min(look.available(), 360.0f));
  gap(16);
  if (!m_rows.step(order(context.tenant))) look.animate();
  if (m_rows.rows().empty()) return text(look, look.muted(), fill(words::no_match, m_search));
  draw_table(context);
  const bool only_system = apis.value.size() == 1 && apis.value[0].is_system;
  if (!only_system || !m_search.empty()) return;
  gap(24);
  if (empty_state(look, icon_boxes, words::apis_empty_title, words::apis_empty_body,
                  words::create_api)) {
    context.router.go({Screen::api_new, {}, Tab::settings});
  }
}

void CreateApiScreen::draw(Context& context) {
  Look& look = context.look;
  page_header(look, words::create_api, words::create_api_sentence);
  ColumnScope column(look, ImGui::GetCursorScreenPos().x, std::min(look.available(), 720.0f));
  {
    Card card(look);
    m_form.draw(context);
  }
  gap(24);
  const bool make = button(look, "create", words::create_api_confirm,
                           {.kind = ButtonKind::primary, .busy = m_form.busy()});
  same_line(8);
  if (button(look, "cancel", words::cancel, {.kind = ButtonKind::quiet})) {
    return context.router.go({Screen::apis, {}, Tab::settings});
  }
  if (!make && !m_form.entered()) return;
  m_form.submit(context, [context](const std::string& id) {
    if (context.is(Screen::api_new)) context.router.go({Screen::api, id, Tab::permissions});
  });
}

}  // namespace ui
