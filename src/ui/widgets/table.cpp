#include "ui/widgets/table.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/widgets/hit.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr float table_edge = 16, cell_gap = 16;
constexpr int rows_beside_focus = 2;

struct ColumnPlace {
  size_t column;
  float left, width;
};

std::vector<ColumnPlace> column_places(const Look& look, const std::vector<TableColumn>& columns,
                                       float width) {
  float fixed = 2 * table_edge, weights = 0;
  size_t shown = 0;
  const auto is_shown = [&](const TableColumn& column) {
    return column.shown == Shown::always || !look.compact;
  };
  for (const TableColumn& column : columns) {
    if (!is_shown(column)) continue;
    ++shown;
    fixed += column.width;
    weights += column.width > 0 ? 0 : column.weight;
  }
  const float room = width - fixed - cell_gap * static_cast<float>(shown - 1);
  std::vector<ColumnPlace> places;
  float left = table_edge;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (!is_shown(columns[i])) continue;
    const float wide =
        columns[i].width > 0 ? columns[i].width : std::floor(room * columns[i].weight / weights);
    places.push_back({i, left, std::max(wide, 8.0f)});
    left += wide + cell_gap;
  }
  return places;
}

void head_cell(Look& look, const TableColumn& column, const ColumnPlace& place, ImVec2 at,
               Sorting* sorting) {
  const Palette& p = look.colours();
  const Box box{{at.x + place.left, at.y},
                {at.x + place.left + place.width, at.y + table_row_height}};
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImGui::SetCursorScreenPos(box.min);
  const bool on = sorting && sorting->column == place.column;
  const MirrorScope scope(Role::columnheader, "",
                          {.sorted = !on || column.sortable == Sortable::no ? Sorted::no
                                     : sorting->descending                  ? Sorted::descending
                                                                            : Sorted::ascending});
  if (!sorting || column.sortable == Sortable::no) {
    line(look, look.small_strong().in(p.muted), column.title, place.width, column.align,
         table_row_height);
    return;
  }
  const float word = std::min(measure(look.small_strong(), column.title).x, place.width - 18);
  const float wide = word + 18;
  if (column.align == Align::right) ImGui::SetCursorScreenPos({box.max.x - wide, at.y});
  const Hit hit = hit_area(look, "sort/" + column.title, {wide, table_row_height}, Role::button,
                           fill(words::sort_by, column.title));
  const ImU32 ink = on || hit.hovered ? p.text : p.muted;
  // The arrow stands where it leaves the word in line with the cells below.
  const bool right = column.align == Align::right;
  const float word_left = right ? hit.box.max.x - word : hit.box.min.x;
  draw_in(list, {{word_left, hit.box.min.y}, {word_left + word, hit.box.max.y}},
          look.small_strong().in(ink), column.title);
  if (on || hit.hovered) {
    const char* order = sorting->descending ? icon_arrow_down : icon_arrow_up;
    draw_icon(list, {right ? hit.box.min.x + 7 : hit.box.max.x - 7, hit.box.centre().y},
              look.fonts.text, 12, ink, on ? order : icon_chevrons_up_down);
  }
  if (!hit.pressed) return;
  sorting->descending = on ? !sorting->descending : false;
  sorting->column = place.column;
}

void head(Look& look, const Table& table, const std::vector<ColumnPlace>& places, float width,
          Sorting* sorting) {
  const MirrorScope scope(Role::row, "", {.position = 1});
  const Palette& p = look.colours();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + width, at.y + table_row_height}, p.raised, radius_card,
                      ImDrawFlags_RoundCornersTop);
  for (const ColumnPlace& place : places)
    head_cell(look, table.columns[place.column], place, at, sorting);
  list->AddLine({at.x, at.y + table_row_height - 0.5f},
                {at.x + width, at.y + table_row_height - 0.5f}, p.border);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, table_row_height});
}

Hit row_area(Look& look, float width) {
  ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);
  ImGui::SetNextItemAllowOverlap();
  const Hit hit = hit_area(look, "row", {width, table_row_height}, Role::row, "");
  ImGui::PopItemFlag();
  return hit;
}

// The whole row opens by mouse; its first cell is the link that keyboard and screen readers meet.
bool draw_link(Look& look, const Table& table, const ColumnPlace& first, float width, size_t row) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Hit anywhere = row_area(look, width);
  ImGui::SetCursorScreenPos({at.x + first.left, at.y});
  ImGui::SetNextItemAllowOverlap();
  const Hit link =
      hit_area(look, "link", {first.width, table_row_height}, Role::link, table.row_name(row));
  if (anywhere.hovered || link.hovered) {
    ImGui::GetWindowDrawList()->AddRectFilled(
        {at.x + 1, at.y}, {at.x + width - 1, at.y + table_row_height - 1}, look.colours().hover);
  }
  return anywhere.pressed || link.pressed;
}

// True when the row was opened.
bool one_row(Look& look, const Table& table, const std::vector<ColumnPlace>& places, float width,
             size_t row) {
  const Palette& p = look.colours();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  // The head is the first.
  const MirrorScope scope(Role::row, "", {.position = static_cast<int>(row) + 2});
  bool opened = false;
  std::string said;
  for (const ColumnPlace& place : places) {
    const MirrorScope cell(Role::cell, "");
    if (table.row_name && &place == &places.front()) {
      ImGui::SetCursorScreenPos(at);
      opened = draw_link(look, table, place, width, row);
      said = table.row_name(row);
    }
    const MirrorSaid silence(&place == &places.front() ? said : std::string_view());
    ImGui::SetCursorScreenPos({at.x + place.left, at.y});
    ColumnScope column(look, at.x + place.left, place.width);
    table.cell(row, {place.column, place.width, table.columns[place.column].align});
  }
  if (row + 1 < table.rows) {
    const float y = at.y + table_row_height - 0.5f;
    ImGui::GetWindowDrawList()->AddLine({at.x + 1, y}, {at.x + width - 1, y},
                                        mix(p.surface, p.border, 0.7f));
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, table_row_height});
  return opened;
}

}  // namespace

void submit_in_sight(size_t count, float height, int around,
                     const std::function<void(size_t)>& submit) {
  const float top = ImGui::GetCursorScreenPos().y;
  const ImVec2 min = ImGui::GetWindowDrawList()->GetClipRectMin(),
               max = ImGui::GetWindowDrawList()->GetClipRectMax();
  const int last = static_cast<int>(count);
  const auto index = [&](float y) {
    return std::clamp(static_cast<int>(std::floor((y - top) / height)), 0, last);
  };
  ImGuiListClipper clipper;
  clipper.Begin(last, height);
  const int from = std::max(0, index(min.y) - around);
  const int to = std::min(last, index(max.y) + 1 + around);
  if (from < to) clipper.IncludeItemsByIndex(from, to);
  // The clipper keeps the row that has the focus, wherever it scrolled to. With the rows beside it
  // Tab finds the next one even before a frame showed it.
  ImGuiWindow* window = ImGui::GetCurrentWindowRead();
  const ImGuiID focused = ImGui::GetCurrentContext()->NavId;
  if (focused && window->NavLastIds[0] == focused) {
    const int row = index(ImGui::WindowRectRelToAbs(window, window->NavRectRel[0]).Min.y);
    const int first = std::max(0, row - rows_beside_focus);
    const int end = std::min(last, row + 1 + rows_beside_focus);
    if (first < end) clipper.IncludeItemsByIndex(first, end);
  }
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) submit(static_cast<size_t>(i));
}

int table(Look& look, const Table& table, Sorting* sorting) {
  const MirrorScope scope(Role::table, table.name, {.count = static_cast<int>(table.rows) + 1});
  const float width = look.available();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = table_row_height * static_cast<float>(table.rows + 1);
  const std::vector<ColumnPlace> places = column_places(look, table.columns, width);
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + width, at.y + height}, p.surface, radius_card);
  ImGui::PushID(table.name.data(), table.name.data() + table.name.size());
  head(look, table, places, width, sorting);
  int opened = -1;
  const int around =
      table.submitted == RowsSubmitted::all ? static_cast<int>(table.rows) : rows_around;
  submit_in_sight(table.rows, table_row_height, around, [&](size_t row) {
    ImGui::PushID(table.row_id(row).c_str());
    if (one_row(look, table, places, width, row)) opened = static_cast<int>(row);
    ImGui::PopID();
  });
  ImGui::PopID();
  list->AddRect(at, {at.x + width, at.y + height}, p.border, radius_card);
  return opened;
}

void cell_text(Look& look, const Cell& cell, const TextLook& with, std::string_view said) {
  line(look, with, said, cell.width, cell.align, table_row_height);
}

void cell_centre(float height) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({at.x, at.y + (table_row_height - height) / 2});
}

}  // namespace ui
