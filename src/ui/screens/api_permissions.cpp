#include "ui/screens/api_permissions.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/tenant/paths.h"
#include "ui/text/apis.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/search.h"
#include "ui/widgets/table.h"

namespace ui {
namespace {

constexpr size_t users_named = 5;

enum PermissionColumn : size_t {
  permission_value_column,
  permission_description_column,
  permission_users_column,
  permission_remove_column
};

std::vector<TableColumn> permission_columns(bool is_system) {
  std::vector<TableColumn> all = {
      {.title = words::permission_value, .weight = 1},
      {.title = words::permission_description, .weight = 1.4f, .shown = Shown::when_wide},
      {.title = words::column_used_by, .width = 80, .align = Align::right}};
  if (!is_system) all.push_back({.title = "", .width = icon_button_size, .align = Align::right});
  return all;
}

// The first few applications whose grant has this scope: "Nightly report, Billing, …".
std::string some_users_of(const Tenant& tenant, const Api& api, const std::string& scope) {
  std::string names;
  size_t named = 0;
  const auto& grants = tenant.grants.value;
  for (const uint32_t place : grants.index().by_api.of(api.identifier)) {
    const Grant& grant = grants[place];
    const bool has =
        grant.allows_all_scopes || std::count(grant.scopes.begin(), grant.scopes.end(), scope) > 0;
    if (!has) continue;
    if (named++ == users_named) return names + " …";
    const Application* app = tenant.find_application(grant.client_id);
    names += (names.empty() ? "" : ", ") + (app ? app->name : grant.client_id);
  }
  return names;
}

}  // namespace

void ApiPermissionsTab::draw(Context& context, const Api& api) {
  Look& look = context.look;
  if (!m_users.step(context.tenant, api)) look.animate();
  if (!api.is_system) {
    draw_form(context, api);
    gap(16);
  }
  if (api.scopes.empty()) {
    empty_state(look, icon_key, words::permissions_empty_title, words::permissions_empty_body);
    return;
  }
  draw_table(context, api);
}

void ApiPermissionsTab::draw_form(Context& context, const Api& api) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::permissions_title, words::permissions_sentence);
  Typed value, description;
  bool pressed = false;
  const Button how{.kind = ButtonKind::primary, .icon = icon_plus, .busy = m_busy};
  const auto value_field = [&] {
    value = text_field(look, "value", m_value,
                       {.label = words::permission_value,
                        .hint = words::permission_value_hint,
                        .error = m_error,
                        .typeface = Typeface::mono,
                        .focus = m_refocus ? Focus::take : Focus::keep});
    m_refocus = false;
  };
  const auto description_field = [&] {
    description = text_field(
        look, "description", m_description,
        {.label = words::permission_description, .hint = words::permission_description_hint});
  };
  if (look.compact) {
    value_field();
    gap(16);
    description_field();
    gap(16);
    pressed = button(look, "add", words::permission_add, how);
  } else {
    const float add = button_width(look, words::permission_add, how);
    const float left = ImGui::GetCursorScreenPos().x, top = ImGui::GetCursorScreenPos().y,
                width = look.available();
    {
      ColumnScope column(look, left, width - add - 16);
      Columns columns(look, {1, 1.4f}, 16);
      columns.next();
      value_field();
      columns.next();
      description_field();
    }
    const float bottom = ImGui::GetCursorScreenPos().y;
    ImGui::SetCursorScreenPos({left + width - add, top + 24});
    pressed = button(look, "add", words::permission_add, how);
    ImGui::SetCursorScreenPos({left, bottom});
    gap(0);
  }
  if (value.changed) m_error.clear();
  if (m_failed) {
    gap(16);
    error_note(look, words::changing_scopes, m_failure);
  }
  if ((pressed || value.entered || description.entered) && !m_busy) add(context, api);
}

void ApiPermissionsTab::draw_table(Context& context, const Api& api) {
  Look& look = context.look;
  if (api.scopes.size() > 12) {
    search_field(look, "search", m_search, words::scopes_search,
                 std::min(look.available(), 360.0f));
    gap(16);
  }
  std::vector<const Scope*> rows;
  for (const Scope& scope : api.scopes) {
    if (matches(m_search, {scope.value, scope.description})) rows.push_back(&scope);
  }
  if (rows.empty()) return text(look, look.muted(), fill(words::no_match, m_search));
  const std::vector<TableColumn> shown = permission_columns(api.is_system);
  const Scope* removed = nullptr;
  const auto row_id = [&](size_t index) { return rows[index]->value; };
  table(look, {words::scopes_list, shown, rows.size(), row_id, nullptr,
               [&](size_t index, const Cell& place) {
                 const Scope& scope = *rows[index];
                 switch (place.column) {
                   case permission_value_column:
                     return cell_text(look, place, look.mono(), scope.value);
                   case permission_description_column:
                     return cell_text(look, place, look.muted(), scope.description);
                   case permission_users_column:
                     return cell_text(look, place, look.body(),
                                      grouped(static_cast<long long>(m_users.of(scope.value))));
                   default:
                     cell_centre(icon_button_size);
                     if (icon_button(look, "remove", icon_trash_2,
                                     fill(words::permission_remove, scope.value), IconTone::bad,
                                     m_busy ? Enabled::no : Enabled::yes)) {
                       removed = &scope;
                     }
                 }
               }});
  if (removed) ask_remove(context, api, *removed);
}

void ApiPermissionsTab::add(Context& context, const Api& api) {
  const std::string value(base::trim(m_value));
  m_error = value.empty()                                         ? words::permission_missing
            : value.find_first_of(" \t\"\\") != std::string::npos ? words::permission_blank
            : api.has_scope(value)                                ? words::permission_taken
                                                                  : "";
  if (!m_error.empty()) return;
  std::vector<Scope> scopes = api.scopes;
  scopes.push_back({value, std::string(base::trim(m_description))});
  write(context, api.id, scopes, fill(words::permission_added, value));
}

void ApiPermissionsTab::ask_remove(Context& context, const Api& api, const Scope& scope) {
  std::vector<Scope> left;
  for (const Scope& one : api.scopes) {
    if (one.value != scope.value) left.push_back(one);
  }
  Question question;
  question.title = fill(words::permission_remove_title, scope.value);
  question.body = words::permission_remove_body;
  question.confirm = words::permission_remove_confirm;
  if (const auto users = static_cast<long long>(m_users.of(scope.value)); users > 0) {
    question.consequences.push_back(
        fill(users == 1 ? words::permission_remove_breaks_one : words::permission_remove_breaks,
             counted(users, words::one_application, words::many_applications),
             some_users_of(context.tenant, api, scope.value)));
  }
  question.on_confirm = [this, context, id = api.id, left, value = scope.value]() mutable {
    write(context, id, left, fill(words::permission_removed, value));
  };
  context.questions.ask(std::move(question));
}

void ApiPermissionsTab::write(Context& context, const std::string& api_id,
                              const std::vector<Scope>& scopes, std::string toast) {
  base::Json list = base::Json::array();
  for (const Scope& scope : scopes)
    list.push_back({{"value", scope.value}, {"description", scope.description}});
  m_busy = true;
  m_failed = false;
  context.tenant.change(
      "PATCH", api_path(api_id), {{"scopes", list}}, {Part::apis, Part::logs},
      [this, toast = std::move(toast), &toasts = context.toasts](const Answer& answer) {
        m_busy = false;
        m_failed = !answer;
        if (!answer) {
          m_failure = answer.error();
          return;
        }
        toasts.show(Tone::good, toast);
        m_value.clear();
        m_description.clear();
        m_refocus = true;
      });
}

}  // namespace ui
