#include "ui/widgets/scope_picker.h"

#include <algorithm>

#include "imgui_internal.h"

#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/search.h"
#include "ui/widgets/table.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr float scope_height = 36;

std::vector<const Scope*> found_scopes(const std::vector<Scope>& scopes,
                                       const std::string& search) {
  std::vector<const Scope*> found;
  for (const Scope& scope : scopes) {
    if (matches(search, {scope.value, scope.description})) found.push_back(&scope);
  }
  return found;
}

// Search field, "Select all", "Select none", "3 of 273 selected".
bool toolbar(Look& look, const std::vector<Scope>& scopes, const std::vector<const Scope*>& found,
             ScopeChoice& choice) {
  bool changed = false;
  const float left = ImGui::GetCursorScreenPos().x, width = look.available();
  const bool narrow = width < 640;
  search_field(look, "scope search", choice.search, words::scopes_search, narrow ? width : 260);
  if (narrow) {
    gap(8);
    flush_left();
  } else {
    same_line(12);
  }
  const char* all = choice.search.empty() ? words::scopes_all : words::scopes_all_found;
  if (button(look, "all", all, {.kind = ButtonKind::quiet})) {
    for (const Scope* scope : found) choice.chosen.insert(scope->value);
    changed = true;
  }
  same_line(4);
  if (button(look, "none", words::scopes_clear, {.kind = ButtonKind::quiet})) {
    choice.chosen.clear();
    changed = true;
  }
  const std::string count = fill(
      words::scopes_selected, grouped(static_cast<long long>(chosen_scopes(scopes, choice).size())),
      grouped(static_cast<long long>(scopes.size())));
  const float wide = measure(look.small_muted(), count).x;
  if (narrow) {
    gap(4);
    line(look, look.small_muted(), count, wide);
  } else {
    same_line(12);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({left + width - wide, at.y});
    line(look, look.small_muted(), count, wide, Align::right, control_height);
  }
  return changed;
}

bool scope_row(Look& look, const Scope& scope, ScopeChoice& choice, float width) {
  const bool on = choice.chosen.count(scope.value) > 0;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Hit hit = hit_area(look, scope.value, {width, scope_height}, Role::checkbox, scope.value,
                           Enabled::yes, {.description = scope.description, .checked = on});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hit.hovered)
    list->AddRectFilled(hit.box.min, hit.box.max, look.colours().hover, radius_control);
  draw_check_box(look, {at.x + 10, at.y + 9}, on, hit.hovered, Enabled::yes);
  const float left = at.x + 40, right = at.x + width - 12;
  const float name = look.compact ? right - left : std::min((right - left) * 0.5f, 320.0f);
  draw_in(list, {{left, at.y}, {left + name, at.y + scope_height}}, look.mono(), scope.value);
  if (!look.compact) {
    draw_in(list, {{left + name + 16, at.y}, {right, at.y + scope_height}}, look.small_muted(),
            scope.description);
  }
  if (!hit.pressed) return false;
  if (on) {
    choice.chosen.erase(scope.value);
  } else {
    choice.chosen.insert(scope.value);
  }
  return true;
}

}  // namespace

float scope_picker_height() {
  return std::clamp(ImGui::GetIO().DisplaySize.y - 472, 220.0f, 580.0f);
}

std::vector<std::string> chosen_scopes(const std::vector<Scope>& scopes,
                                       const ScopeChoice& choice) {
  std::vector<std::string> chosen;
  for (const Scope& scope : scopes) {
    if (choice.chosen.count(scope.value)) chosen.push_back(scope.value);
  }
  return chosen;
}

bool scope_picker(Look& look, std::string_view id, const std::vector<Scope>& scopes,
                  ScopeChoice& choice, float height) {
  if (scopes.empty()) {
    text(look, look.strong(), words::scopes_none_title);
    text(look, look.muted(), words::scopes_none_body);
    return false;
  }
  ImGui::PushID(id.data(), id.data() + id.size());
  const std::vector<const Scope*> found = found_scopes(scopes, choice.search);
  bool changed = toolbar(look, scopes, found, choice);
  gap(12);
  if (found.empty()) {
    text(look, look.muted(), fill(words::no_match, choice.search));
  } else {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = look.available();
    const float needed = scope_height * static_cast<float>(found.size()) + 8;
    const float tall = std::min(height, needed);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, {at.x + width, at.y + tall}, look.colours().field, radius_control);
    list->AddRect(at, {at.x + width, at.y + tall}, look.colours().border, radius_control);
    ImGui::SetCursorScreenPos({at.x + 4, at.y + 4});
    ImGui::BeginChild("scopes", {width - 8, tall - 8}, ImGuiChildFlags_NavFlattened);
    const float inner = width - 8 - (needed > tall ? 12.0f : 0.0f);
    // ImGui skips a list that is scrolled out of sight; a screen reader must find it all the same.
    ImGui::GetCurrentWindow()->SkipItems = false;
    const MirrorScope scope(Role::list, words::scopes_list);
    const int count = static_cast<int>(found.size());
    submit_in_sight(found.size(), scope_height, rows_around, [&](size_t i) {
      const MirrorScope item(Role::listitem, "",
                             {.position = static_cast<int>(i) + 1, .count = count});
      changed |= scope_row(look, *found[i], choice, inner);
    });
    ImGui::EndChild();
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, tall});
  }
  ImGui::PopID();
  return changed;
}

}  // namespace ui
