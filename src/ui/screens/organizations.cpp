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

constexpr size_t organization_name_column = 1;
constexpr const char* organizations_path = "/api/v2/organizations";

bool is_name(std::string_view text) {
  const auto starts = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && starts(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return starts(c) || c == '-' || c == '_'; });
}

}  // namespace

void OrganizationsScreen::draw(Context& context) {
  Look& look = context.look;
  if (page_header(look, words::nav_organizations, words::organizations_sentence,
                  m_making ? "" : words::create_organization, icon_plus))
    m_making = true;
  if (context.router.take_errand(Errand::create)) m_making = true;
  if (m_making) {
    draw_form(context);
    gap(16);
  }
  const auto& all = context.tenant.organizations;
  if (!loaded_or_explained(look, context.tenant, Part::organizations, all,
                           words::loading_organizations))
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

Arrangement::Rules OrganizationsScreen::order(const Tenant& tenant) const {
  const auto& all = tenant.organizations.value;
  Arrangement::Rules rules;
  rules.count = all.size();
  rules.descending = m_sorting.descending;
  rules.made_from = std::to_string(tenant.organizations.version) + "/" +
                    std::to_string(m_sorting.column) + (m_sorting.descending ? "-" : "+");
  rules.before = [&, by_name = m_sorting.column == organization_name_column](size_t a, size_t b) {
    return by_name ? all[a].name < all[b].name : all[a].display_name < all[b].display_name;
  };
  return rules;
}

void OrganizationsScreen::draw_table(Context& context) {
  Look& look = context.look;
  const auto& list = context.tenant.organizations;
  const auto& all = list.value;
  search_field(look, "search", m_search, words::organizations_search,
               std::min(look.available(), 360.0f));
  draw_progress(look, list, words::organizations_coming);
  gap(16);
  const auto finds = [&](size_t i) {
    return matches(m_search, {all[i].name, all[i].display_name, all[i].id});
  };
  const bool arranged = m_rows.step(order(context.tenant), m_search, finds);
  if (!arranged) look.animate();
  if (arranged && m_rows.size() == 0)
    return text(look, look.muted(), fill(words::no_match, m_search));
  const std::vector<TableColumn> columns = {
      {.title = words::column_organization, .weight = 1.4f, .sortable = Sortable::yes},
      {.title = words::organization_name, .weight = 1, .sortable = Sortable::yes},
      {.title = words::column_organization_id, .weight = 1.4f, .shown = Shown::when_wide}};
  const auto cell = [&](size_t row, const Cell& place) {
    const Organization& one = all[m_rows[row]];
    if (place.column == 0) return cell_text(look, place, look.strong(), one.display_name);
    if (place.column == organization_name_column)
      return cell_text(look, place, look.muted(), one.name);
    cell_centre(icon_button_size);
    copyable_inline(look, "id", words::column_organization_id, one.id, place.width);
  };
  const int opened = table(look,
                           {words::nav_organizations, columns, m_rows.size(),
                            [&](size_t i) { return all[m_rows[i]].id; },
                            [&](size_t i) { return all[m_rows[i]].display_name; }, cell},
                           &m_sorting);
  if (opened >= 0)
    context.router.go(
        {Screen::organization, all[m_rows[static_cast<size_t>(opened)]].id, Tab::settings});
}

}  // namespace ui
