// Time series: what the shader is given, and what is drawn where there is none.
#include "ui/widgets/time_series.h"

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
