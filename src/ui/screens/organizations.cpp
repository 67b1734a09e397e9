#include "ui/screens/organizations.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/text/organizations.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/search.h"

namespace ui {
namespace {

constexpr const char* organizations_path = "/api/v2/organizations";
constexpr size_t shown_max = 100;

bool is_name(std::string_view text) {
  const auto starts = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && starts(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return starts(c) || c == '-' || c == '_'; });
}

}  // namespace

void OrganizationsScreen::refresh(Context& context) {
  m_all.refresh(context.tenant.calls,
                std::string(organizations_path) + "?page=0&per_page=" + std::to_string(shown_max),
                read_organizations);
}

void OrganizationsScreen::draw(Context& context) {
  Look& look = context.look;
  if (m_all.unasked()) refresh(context);
  if (page_header(look, words::nav_organizations, words::organizations_sentence,
                  m_making ? "" : words::create_organization, icon_plus))
    m_making = true;
  if (m_making) {
    draw_form(context);
    gap(16);
  }
  const auto& all = m_all.loaded();
  if (!loaded_or_explained(look, all, words::loading_organizations, [&] { refresh(context); }))
    return;
  if (all.value.empty()) {
    if (!m_making && empty_state(look, icon_layers, words::organizations_empty_title,
                                 words::organizations_empty_body, words::create_organization))
      m_making = true;
    return;
  }
  draw_table(context);
}

void OrganizationsScreen::draw_form(Context& context) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::create_organization);
  const Typed name = text_field(look, "name", m_name,
                                {.label = words::organization_name,
                                 .hint = words::organization_name_hint,
                                 .help = words::organization_name_help,
                                 .error = m_name_error});
  if (name.changed) m_name_error.clear();
  gap(16);
  const Typed display =
      text_field(look, "display", m_display, {.label = words::organization_display});
  if (m_failed) {
    gap(16);
    error_note(look, words::creating_organization, m_failure);
  }
  gap(16);
  const bool make = button(look, "create", words::create_organization_confirm,
                           {.kind = ButtonKind::primary, .busy = m_busy});
  same_line(8);
  if (button(look, "cancel", words::cancel, {.kind = ButtonKind::quiet}))
    m_making = m_failed = false;
  if ((make || name.entered || display.entered) && !m_busy) create(context);
}

void OrganizationsScreen::create(Context& context) {
  const std::string name(base::trim(m_name)), display(base::trim(m_display));
  m_name_error = is_name(name) ? "" : words::organization_name_wrong;
  if (!m_name_error.empty()) return;
  base::Json body = {{"name", name}};
  if (!display.empty()) body["display_name"] = display;
  m_busy = true;
  m_failed = false;
  context.tenant.change("POST", organizations_path, body, {Part::logs},
                        [this, context, name](const Answer& answer) mutable {
                          m_busy = false;
                          m_failed = !answer;
                          if (!answer) {
                            m_failure = answer.error();
                            return;
                          }
                          context.toasts.show(Tone::good, fill(words::organization_created, name));
                          const auto id = base::string_member(*answer, "id");
                          if (id && context.is(Screen::organizations))
                            context.router.go({Screen::organization, *id, Tab::settings});
                        });
}

void OrganizationsScreen::draw_table(Context& context) {
  Look& look = context.look;
  search_field(look, "search", m_search, words::organizations_search,
               std::min(look.available(), 360.0f));
  gap(16);
  std::vector<const Organization*> rows;
  for (const Organization& one : m_all.loaded().value) {
    if (matches(m_search, {one.name, one.display_name, one.id})) rows.push_back(&one);
  }
  if (rows.empty()) return text(look, look.muted(), fill(words::no_match, m_search));
  std::stable_sort(rows.begin(), rows.end(), [&](const Organization* a, const Organization* b) {
    if (m_sorting.descending) std::swap(a, b);
    return m_sorting.column == 1 ? a->name < b->name : a->display_name < b->display_name;
  });
  const std::vector<TableColumn> columns = {
      {.title = words::column_organization, .weight = 1.4f, .sortable = Sortable::yes},
      {.title = words::organization_name, .weight = 1, .sortable = Sortable::yes},
      {.title = words::column_organization_id, .weight = 1.4f, .shown = Shown::when_wide}};
  const auto cell = [&](size_t row, const Cell& place) {
    const Organization& one = *rows[row];
    if (place.column == 0) return cell_text(look, place, look.strong(), one.display_name);
    if (place.column == 1) return cell_text(look, place, look.muted(), one.name);
    cell_centre(icon_button_size);
    copyable_inline(look, "id", words::column_organization_id, one.id, place.width);
  };
  const int opened =
      table(look,
            {words::nav_organizations, columns, rows.size(), [&](size_t i) { return rows[i]->id; },
             [&](size_t i) { return rows[i]->display_name; }, cell},
            &m_sorting);
  if (opened >= 0)
    context.router.go({Screen::organization, rows[static_cast<size_t>(opened)]->id, Tab::settings});
  if (m_all.loaded().value.size() < shown_max) return;
  gap(12);
  text(look, look.small_muted(), words::organizations_more);
}

}  // namespace ui
