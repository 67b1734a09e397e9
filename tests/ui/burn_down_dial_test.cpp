// Burn-down dials: what they tell of a window, with and without a shader.
#include "ui/widgets/burn_down_dial.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/stage.h"

namespace {

// An hour of 100 tokens, a quarter of which has passed.
ui::BurnDown quarter(uint64_t used) {
  ui::BurnDown what{.name = "This hour", .limit = 100, .used = used};
  what.start = *base::parse_iso("2026-11-23T09:00:00Z");
  what.end = what.start + std::chrono::hours(1);
  what.now = what.start + std::chrono::minutes(15);
  return what;
}

}  // namespace

TEST_CASE("A quota's end is foretold from its pace, where it comes within the window") {
  CHECK_FALSE(ui::runs_out_at(quarter(0)));
  CHECK_FALSE(ui::runs_out_at(quarter(25)));
  CHECK(ui::runs_out_at(quarter(50)) == quarter(50).start + std::chrono::minutes(30));
  CHECK_FALSE(ui::runs_out_at(quarter(100)));
  CHECK(ui::runs_out_text(quarter(25)) == "At this pace it lasts.");
  CHECK(ui::runs_out_text(quarter(50)) == "At this pace used up at 2026-11-23 09:30 UTC.");
  CHECK(ui::runs_out_text(quarter(120)) == "Nothing is left.");
  ui::BurnDown over = quarter(100);
  over.ran_out = over.start + std::chrono::minutes(6);
  CHECK(ui::runs_out_text(over) == "Used up at 2026-11-23 09:06:00 UTC.");
}

TEST_CASE("A dial shows what is left, how much time has passed and when nothing is left") {
  Stage stage;
  const auto show = [&](const ui::BurnDown& what) {
    stage.frame([&] { ui::burn_down_dial(stage.look, what, 100); });
  };
  show(quarter(50));
  CHECK(stage.recorder.dial.used == 0.5f);
  CHECK(stage.recorder.dial.passed == 0.25f);
  CHECK(stage.recorder.dial.runs_out == 0.5f);
  CHECK(stage.says("This hour: 50 % left when 25 % of the time has passed"));
  const int by_shader = stage.recorder.vertices;
  stage.recorder.has_programs = false;
  show(quarter(50));
  CHECK(stage.recorder.vertices > by_shader + 50);
  show(quarter(10));
  CHECK(stage.recorder.dial.runs_out < 0);
  ui::BurnDown nearly = quarter(0);
  nearly.limit = 1'000'000;
  nearly.used = 999'999;
  show(nearly);
  CHECK(stage.says("This hour: 1 % left"));
}
