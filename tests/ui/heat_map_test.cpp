#include <catch2/catch_test_macros.hpp>

#include "imgui.h"
#include "tests/ui/surface.h"
#include "ui/heat_map.h"

TEST_CASE("one token is seen beside a million, and more is never paler") {
  CHECK(ui::heat_level(0, 1000000) == 0);
  CHECK(ui::heat_level(1, 1000000) >= 40);
  CHECK(ui::heat_level(1000000, 1000000) == 255);
  for (uint64_t count = 1; count < 1000; ++count)
    CHECK(ui::heat_level(count, 1000) <= ui::heat_level(count + 1, 1000));
}

TEST_CASE("the cell under the mouse is told by day and hour") {
  ui::HeatMap map;
  map.days.resize(30);
  map.hours_begun = 720;
  std::optional<ui::HeatMapCell> hovered;
  Surface surface([&] {
    const ImVec2 min(20, 20), max(320, 260);  // cells of 10 × 10
    ImGui::SetCursorScreenPos(min);
    ImGui::InvisibleButton("map", {300, 240});
    hovered = ui::draw_calendar_heat_map(min, max, map, {0, 0, 0, 0, 0});
  });
  const struct {
    float x, y;
    std::optional<ui::HeatMapCell> cell;
  } cases[] = {{21, 21, ui::HeatMapCell{0, 0}},
               {319, 259, ui::HeatMapCell{29, 23}},
               {155, 145, ui::HeatMapCell{13, 12}},
               {15, 100, std::nullopt},
               {330, 100, std::nullopt}};
  for (const auto& each : cases) {
    surface.feed(ui::PointerMove{each.x, each.y});
    surface.settle();
    CHECK(hovered == each.cell);
  }
}
