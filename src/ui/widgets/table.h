// Tables: a head to sort by, rows of 40 pixels of which only the ones in sight are submitted, and a
// few around them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/look.h"

namespace ui {

enum class Shown { always, when_wide };
enum class Sortable { no, yes };

struct TableColumn {
  std::string title = {};
  float weight = 1;  // share of what the fixed columns leave
  float width = 0;   // fixed, when > 0
  Align align = Align::left;
  Shown shown = Shown::always;
  Sortable sortable = Sortable::no;
};

struct Sorting {
  size_t column = 0;
  bool descending = false;
};

// Of a long table those in sight; of a page of one all, so that a screen reader reads on.
enum class RowsSubmitted { in_sight, all };

// A cell being submitted: the cursor stands at its upper left.
struct Cell {
  size_t column = 0;
  float width = 0;
  Align align = Align::left;
};

struct Table {
  std::string_view name;  // "Applications": what a screen reader calls it
  const std::vector<TableColumn>& columns;
  size_t rows = 0;
  // What stays the same for a row wherever it stands, so that the focus stays with it.
  std::function<std::string(size_t)> row_id;
  std::function<std::string(size_t)> row_name;  // empty function: rows are not to be opened
  std::function<void(size_t row, const Cell&)> cell;
  RowsSubmitted submitted = RowsSubmitted::in_sight;
};

// Draws it as wide as the column. Gives the row that was opened, or -1. `sorting` may change.
int table(Look& look, const Table& table, Sorting* sorting = nullptr);

// Rows beyond the edges that a screen reader, and Tab, find before they are scrolled to.
inline constexpr int rows_around = 8;
// Calls `submit` for those of `count` things, each `height` high, that are in sight, `around` more
// at either end, and the one that has the focus.
void submit_in_sight(size_t count, float height, int around,
                     const std::function<void(size_t)>& submit);

// Text in a cell, in the middle of the row's height.
void cell_text(Look& look, const Cell& cell, const TextLook& with, std::string_view said);
// Moves the cursor so that something `height` high stands in the middle of the row.
void cell_centre(float height);

}  // namespace ui
