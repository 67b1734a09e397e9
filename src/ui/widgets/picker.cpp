#include "ui/widgets/picker.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/search.h"
#include "ui/widgets/table.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr float pick_height = 56, least_width = 340;
constexpr size_t rows_shown = 5;
constexpr int picks_around = 4;

// As high as what could be found, so that a short list covers little.
float list_height(size_t count) {
  return pick_height * static_cast<float>(std::clamp<size_t>(count, 1, rows_shown));
}

}  // namespace

std::optional<size_t> Picker::draw(Look& look, std::string_view id, std::string_view label,
                                   std::string_view shown, const PickList& list) {
  ColumnScope column(look, ImGui::GetCursorScreenPos().x, look.available());
  const std::string popup = std::string(id) + "/list";
  const Hit hit = opening_field(look, id, popup, label, shown, {});
  if (hit.pressed) {
    ImGui::OpenPopup(popup.c_str());
    m_search.clear();
    m_opened = true;
  }
  return draw_popup(look, popup.c_str(), hit.box, label, list);
}

std::optional<size_t> Picker::draw_popup(Look& look, const char* popup, const Box& under,
                                         std::string_view label, const PickList& list) {
  if (!ImGui::IsPopupOpen(popup)) return std::nullopt;
  std::optional<size_t> chosen;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(std::max(under.width(), least_width), screen.x - 16);
  const float height = 8 + control_height + 8 + list_height(list.count) + 8;
  const bool fits_below = under.max.y + 4 + height <= screen.y - 8;
  ImGui::SetNextWindowPos(
      {std::min(under.min.x, screen.x - 8 - width),
       fits_below ? under.max.y + 4 : std::max(8.0f, under.min.y - 4 - height)});
  ImGui::SetNextWindowSize({width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8, 8});
  if (ImGui::BeginPopup(popup, ImGuiWindowFlags_NoMove)) {
    {
      ColumnScope column(look, ImGui::GetCursorScreenPos().x, width - 16);
      search_field(look, "search", m_search, list.search, width - 16,
                   m_opened ? Focus::take : Focus::keep);
      m_opened = false;
      gap(8);
      chosen = draw_found(look, label, list, width - 16);
    }
    if (chosen) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  return chosen;
}

std::optional<size_t> Picker::draw_found(Look& look, std::string_view label, const PickList& list,
                                         float width) {
  Arrangement::Rules order;
  order.count = list.count;
  order.made_from = list.made_from;
  const bool arranged = m_rows.step(order, m_search, [&](size_t i) {
    return matches(m_search, {list.name(i), list.note(i)});
  });
  if (!arranged) look.animate();
  if (m_rows.size() == 0) {
    if (arranged)
      text(look, look.muted(),
           m_search.empty() ? std::string(words::nothing_there) : fill(words::no_match, m_search));
    return std::nullopt;
  }
  std::optional<size_t> chosen;
  const bool scrolls = m_rows.size() > rows_shown;
  ImGui::BeginChild("found", {width, list_height(list.count)}, ImGuiChildFlags_NavFlattened);
  const MirrorScope scope(Role::listbox, label);
  submit_in_sight(m_rows.size(), pick_height, picks_around, [&](size_t row) {
    const size_t place = m_rows[row];
    const Option option{list.id(place), list.name(place), list.note(place)};
    if (option_row(look, option, false, width - (scrolls ? 10.0f : 0.0f))) chosen = place;
  });
  ImGui::EndChild();
  return chosen;
}

void PickedList::draw(Look& look, const Said& said, std::vector<std::string>& chosen,
                      const PickList& list,
                      const std::function<std::string(const std::string& id)>& name_of) {
  const MirrorScope group(Role::group, said.label);
  ImGui::PushID(said.label.data(), said.label.data() + said.label.size());
  field_label(look, said.label);
  if (chosen.empty()) line(look, look.muted(), said.any, look.available(), Align::left, 32);
  for (size_t i = 0; i < chosen.size(); ++i) {
    ImGui::PushID(chosen[i].c_str());
    const std::string name = name_of(chosen[i]);
    line(look, look.body(), name, look.available() - icon_button_size - 8, Align::left,
         icon_button_size);
    same_line(8);
    const bool gone = icon_button(look, "remove", icon_x, fill(said.let_go, name));
    ImGui::PopID();
    if (gone) chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(i--));
  }
  gap(4);
  if (const auto place = m_picker.draw(look, "add", said.add, said.add, list)) {
    const std::string id = list.id(*place);
    if (std::find(chosen.begin(), chosen.end(), id) == chosen.end()) chosen.push_back(id);
  }
  ImGui::PopID();
}

}  // namespace ui
