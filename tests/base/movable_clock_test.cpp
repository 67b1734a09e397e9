#include "base/movable_clock.h"

#include <catch2/catch_test_macros.hpp>

using base::MovableClock;
using Pace = MovableClock::Pace;
using std::chrono::hours;
using std::chrono::milliseconds;

namespace {

const base::Time start = base::start_of_day({2026, 11, 26});

bool moved(MovableClock& clock, const std::string& json) {
  const auto move = base::clock_move_of(json);
  REQUIRE(move.has_value());
  return clock.move(*move);
}

}  // namespace

TEST_CASE("a clock that was never moved shows the world's time") {
  base::ManualClock world(start);
  MovableClock clock(world);
  CHECK(clock.is_live());
  world.advance(hours(1));
  CHECK(clock.now() == start + hours(1));
  CHECK(clock.state().empty());
  CHECK(
      base::clock_text(clock) ==
      R"({"now":"2026-11-26T01:00:00.000Z","is_frozen":false,"is_live":true,"can_be_live":true})");
}

TEST_CASE("a clock runs on from where it was put, stands still, and never runs backwards") {
  base::ManualClock world(start);
  MovableClock clock(world);
  CHECK(moved(clock, R"({"advance": 3600})"));
  world.advance(milliseconds(5));
  CHECK(clock.now() == start + hours(1) + milliseconds(5));
  CHECK(moved(clock, R"({"set": "2026-11-27T00:00:00Z", "freeze": true})"));
  world.advance(hours(1));
  CHECK(clock.now() == start + hours(24));
  CHECK(clock.is_frozen());
  CHECK(!moved(clock, R"({"set": "2026-11-26T23:59:59Z"})"));
  CHECK(!clock.can_be_live());
  CHECK(!moved(clock, R"({"live": true})"));
  CHECK(!moved(clock, R"({"set": "9999-12-31T00:00:01Z"})"));
  CHECK(clock.now() == start + hours(24));
  CHECK(moved(clock, R"({"advance": 60})"));
  CHECK(clock.is_frozen());
  CHECK(moved(clock, R"({"resume": true})"));
  world.advance(hours(1));
  CHECK(clock.now() == start + hours(25) + std::chrono::minutes(1));
  world.set(start);
  CHECK(clock.now() == start + hours(25) + std::chrono::minutes(1));
}

TEST_CASE("a clock that fell behind the world can go back to its time") {
  base::ManualClock world(start);
  MovableClock clock(world);
  CHECK(moved(clock, R"({"freeze": true})"));
  world.advance(hours(2));
  CHECK(moved(clock, R"({"resume": true})"));
  CHECK(clock.now() == start);
  CHECK(!clock.is_live());
  CHECK(moved(clock, R"({"live": true})"));
  CHECK(clock.is_live());
  CHECK(clock.now() == start + hours(2));
}

TEST_CASE("a clock is found again as it stood") {
  base::ManualClock world(start);
  for (const char* move :
       {R"({"advance": 86400})", R"({"freeze": true})", R"({"set": "2027-01-01T00:00:00Z"})"}) {
    INFO(move);
    MovableClock clock(world), again(world);
    CHECK(moved(clock, move));
    again.restore(clock.state());
    world.advance(hours(1));
    CHECK(again.now() == clock.now());
    CHECK(again.is_frozen() == clock.is_frozen());
    CHECK(again.is_live() == clock.is_live());
  }
  MovableClock clock(world);
  for (const char* text : {"", "7", "{}", R"({"ahead_ms": "1"})", R"({"frozen_at": "soon"})"}) {
    clock.restore(text);
    CHECK(clock.is_live());
  }
}

TEST_CASE("what is no move of a clock is refused") {
  for (const char* text :
       {"", "{}", "[]", R"({"set": 7})", R"({"set": "now"})", R"({"advance": -1})",
        R"({"advance": 1e99})", R"({"freeze": false})", R"({"freeze": true, "resume": true})",
        R"({"rewind": true})", R"({"live": true, "advance": 1})"}) {
    INFO(text);
    CHECK(!base::clock_move_of(text));
  }
}
