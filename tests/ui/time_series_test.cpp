// Time series: what the shader is given, and what is drawn where there is none.
#include "ui/widgets/time_series.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/stage.h"

namespace {

ui::TimeSeries minutes(size_t count) {
  ui::TimeSeries series{.name = "Calls"};
  series.start = *base::parse_iso("2026-11-23T09:00:00Z");
  series.end = series.start + std::chrono::minutes(count);
  series.lines = {{"made", IM_COL32(1, 2, 3, 255), {}}};
  for (size_t at = 0; at < count; ++at) {
    series.times.push_back(series.start + std::chrono::minutes(at + 1));
    series.lines[0].values.push_back(at % 5);
  }
  return series;
}

}  // namespace

TEST_CASE("A line goes to the shader as its points, and as a polyline where there is none") {
  Stage stage;
  const auto show = [&](size_t count) {
    stage.recorder.lines.clear();
    stage.frame([&] { ui::time_series(stage.look, minutes(count), 100); });
    return stage.recorder.lines.size();
  };
  CHECK(show(1) == 0);
  REQUIRE(show(60) == 1);
  const ui::TimeSeriesPaint& paint = stage.recorder.lines[0];
  CHECK(paint.points_count == 60);
  CHECK(paint.points[0].x == paint.points[1].x);
  CHECK(paint.points[61].x == paint.points[60].x);
  CHECK(paint.points[1].x < paint.points[2].x);
  CHECK(paint.points[1].y == paint.bottom);
  CHECK(paint.points[5].y < paint.points[4].y);
  const int by_shader = stage.recorder.vertices;
  stage.recorder.has_programs = false;
  show(60);
  CHECK(stage.recorder.vertices > by_shader + 200);
  stage.recorder.has_programs = true;
  CHECK(show(1000) == 1);
  CHECK(show(1001) == 0);
}

namespace {

// A chart of so many minutes that leads to moments, and its table.
struct Charted : Stage {
  explicit Charted(size_t count) : series(minutes(count)) {
    series.leads = ui::TimeSeries::Leads::to_the_moment;
    show();
  }
  void show() {
    for (int turn = 0; turn < 3; ++turn) {
      frame([&] {
        const auto moment = ui::time_series(look, series, 100);
        if (moment) chosen = moment;
      });
    }
  }
  const ui::MirrorNode* find(ui::Role role, std::string_view name) {
    const auto& nodes = canvas.mirror().nodes();
    const auto at = std::find_if(nodes.begin(), nodes.end(), [&](const ui::MirrorNode& node) {
      return node.role == role && node.name == name;
    });
    return at == nodes.end() ? nullptr : &*at;
  }
  void press(ui::Role role, std::string_view name) {
    const ui::MirrorNode* node = find(role, name);
    INFO(name);
    REQUIRE(node);
    canvas.mirror().activate(node->id);
    show();
  }
  // The cells of a row, by the link that leads to its moment.
  std::vector<std::string> cells_of(std::string_view link) {
    const auto& nodes = canvas.mirror().nodes();
    const ui::MirrorNode* opener = find(ui::Role::link, link);
    REQUIRE(opener);
    const auto by_id = [&](uint32_t id) {
      return std::find_if(nodes.begin(), nodes.end(),
                          [&](const ui::MirrorNode& node) { return node.id == id; });
    };
    const auto row = by_id(by_id(opener->parent)->parent);
    std::vector<std::string> cells;
    for (const ui::MirrorNode& node : nodes) {
      if (node.role == ui::Role::cell && node.parent == row->id) cells.push_back(node.name);
    }
    return cells;
  }

  ui::TimeSeries series;
  std::optional<base::Time> chosen;
};

}  // namespace

TEST_CASE("Each value of a chart is read in a table, page by page, and leads to its moment") {
  Charted chart(60);
  CHECK_FALSE(chart.find(ui::Role::table, "Calls"));
  CHECK(chart.find(ui::Role::button, "Show as a table: Calls")->expands == ui::Expands::closed);
  chart.press(ui::Role::button, "Show as a table: Calls");
  REQUIRE(chart.find(ui::Role::table, "Calls"));
  CHECK(chart.says("1 to 24 of 60"));
  for (int at = 0; at < 24; ++at) {
    const std::string minute = std::to_string(100 + at).substr(1);
    INFO(minute);
    const auto cells = chart.cells_of("Go to 09:" + minute);
    REQUIRE(cells.size() == 2);
    CHECK(cells[1] == std::to_string(at % 5));
  }
  chart.press(ui::Role::button, "Later");
  chart.press(ui::Role::button, "Later");
  CHECK(chart.says("49 to 60 of 60"));
  CHECK(chart.find(ui::Role::button, "Later")->disabled);
  chart.press(ui::Role::link, "Go to 09:59");
  CHECK(chart.chosen == *base::parse_iso("2026-11-23T09:59:00Z"));
  // Rows that are no more, because the run went back, are left.
  chart.series = minutes(10);
  chart.show();
  CHECK(chart.find(ui::Role::table, "Calls"));
  CHECK_FALSE(chart.find(ui::Role::button, "Later"));
  chart.press(ui::Role::button, "Hide the table: Calls");
  CHECK_FALSE(chart.find(ui::Role::table, "Calls"));
}

TEST_CASE(
    "A table says what happened, days where there are several, and seconds where it takes them") {
  Charted chart(60);
  chart.series.leads = ui::TimeSeries::Leads::nowhere;
  chart.series.marks = {{chart.series.start + std::chrono::minutes(2), "A secret is rotated."}};
  chart.press(ui::Role::button, "Show as a table: Calls");
  CHECK(chart.says("1: A secret is rotated."));
  CHECK(chart.find(ui::Role::cell, "09:02"));
  CHECK_FALSE(chart.find(ui::Role::link, "Go to 09:02"));
  chart.series.end += std::chrono::hours(48);
  chart.show();
  CHECK(chart.find(ui::Role::cell, "23 Nov 09:02"));
  for (size_t at = 0; at < chart.series.times.size(); ++at) {
    chart.series.times[at] = chart.series.start + (at + 1) * std::chrono::seconds(15);
  }
  chart.show();
  CHECK(chart.find(ui::Role::cell, "23 Nov 09:00:15"));
}
