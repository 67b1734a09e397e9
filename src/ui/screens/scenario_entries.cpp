#include "ui/screens/scenario_entries.h"

#include "ui/icons.h"
#include "ui/text/scenario_form.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr float entry_head_height = 52;

// True when it was pressed: the whole line opens and closes it.
bool draw_head(Look& look, std::string_view title, std::string_view facts, bool is_open,
               bool is_wrong) {
  const Hit hit = hit_area(look, "head", {look.available(), entry_head_height}, Role::button, title,
                           Enabled::yes,
                           {.description = std::string(is_wrong ? words::entry_wrong : facts),
                            .expands = is_open ? Expands::open : Expands::closed});
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hit.hovered) list->AddRectFilled(hit.box.min, hit.box.max, p.hover, radius_control);
  const float left = hit.box.min.x + 12, right = hit.box.max.x - 40;
  draw_in(list, {{left, hit.box.min.y + 4}, {right, hit.box.min.y + 28}}, look.strong(), title);
  draw_in(list, {{left, hit.box.min.y + 26}, {right, hit.box.max.y - 4}},
          is_wrong ? look.small().in(p.bad) : look.small_muted(),
          is_wrong ? words::entry_wrong : facts);
  draw_icon(list, {hit.box.max.x - 20, hit.box.centre().y}, look.fonts.text, 18, p.muted,
            is_open ? icon_chevron_up : icon_chevron_down);
  return hit.pressed;
}

}  // namespace

void ScenarioEntries::draw(Look& look, const ScenarioList& list, const sim::ScenarioErrors& errors,
                           FieldTyping& typing) {
  if (!list.entries.is_array()) list.entries = base::Json::array();
  Wish wish = Wish::none;
  size_t of = 0;
  {
    const MirrorScope scope(Role::list, list.name);
    const size_t count = list.entries.size();
    m_rows.submit(count, entry_head_height + 1, [&](size_t at) {
      const MirrorScope item(
          Role::listitem, "",
          {.position = static_cast<int>(at) + 1, .count = static_cast<int>(count)});
      ImGui::PushID(static_cast<int>(at));
      ScenarioFields fields(look, list.entries[at], list.path + '[' + std::to_string(at) + ']',
                            errors, typing);
      const Wish wished = draw_one(fields, list, at);
      if (wished != Wish::none) wish = wished, of = at;
      divider(look);
      ImGui::PopID();
    });
  }
  if (list.entries.empty()) {
    text(look, look.muted(), words::entries_none);
    gap(8);
  }
  gap(12);
  if (button(look, "add", list.add, {.icon = icon_plus})) {
    m_open = list.entries.size();
    list.entries.push_back(list.example);
  }
  switch (wish) {
    case Wish::none:
      return;
    case Wish::toggle:
      m_open = m_open == of ? std::nullopt : std::optional(of);
      return;
    case Wish::copy: {
      base::Json copy = list.entries[of];
      list.entries.insert(list.entries.begin() + static_cast<std::ptrdiff_t>(of) + 1,
                          std::move(copy));
      m_open = of + 1;
      return;
    }
    case Wish::remove:
      list.entries.erase(of);
      m_open.reset();
      return;
  }
}

ScenarioEntries::Wish ScenarioEntries::draw_one(ScenarioFields& fields, const ScenarioList& list,
                                                size_t at) {
  Look& look = fields.look();
  const bool is_open = m_open == at;
  const std::string named = list.title(fields.json());
  const std::string title = named.empty() ? words::entry_unnamed : named;
  if (draw_head(look, title, list.facts(fields.json()), is_open, fields.is_wrong())) {
    return Wish::toggle;
  }
  if (!is_open) return Wish::none;
  gap(12);
  Wish wish = Wish::none;
  {
    const float left = ImGui::GetCursorScreenPos().x + 12;
    ColumnScope column(look, left, look.available() - 24);
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
    // An entry as a whole: that it has no name, or that of another.
    if (const std::string error = fields.error(); !error.empty()) {
      text(look, look.small().in(look.colours().bad), error, Role::alert);
      gap(8);
    }
    list.draw(fields);
    gap(16);
    if (button(look, "copy", words::entry_copy, {.icon = icon_copy})) wish = Wish::copy;
    same_line(8);
    if (button(look, "remove", words::entry_remove,
               {.kind = ButtonKind::quiet, .icon = icon_trash_2})) {
      wish = Wish::remove;
    }
  }
  gap(16);
  return wish;
}

}  // namespace ui
