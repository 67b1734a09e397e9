#include "base/time.h"

#include <catch2/catch_test_macros.hpp>

using namespace base;

TEST_CASE("a moment is written in RFC 3339 and read back") {
  for (const char* text :
       {"1970-01-01T00:00:00.000Z", "2000-02-29T23:59:59.999Z", "2026-11-23T09:05:07.042Z",
        "1969-12-31T23:59:59.001Z", "2100-03-01T00:00:00.000Z"}) {
    INFO(text);
    const auto time = parse_iso(text);
    REQUIRE(time);
    CHECK(to_iso(*time) == text);
  }
  CHECK(unix_seconds(*parse_iso("2026-11-23T00:00:00Z")) == 1795392000);
}

TEST_CASE("what is no moment is refused") {
  for (const char* text :
       {"", "2026-11-23", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:00", "2026-01-01T00:00:00+1", "2026-01-01T00:00:00Zx", "now"}) {
    INFO(text);
    CHECK(!parse_iso(text));
  }
}

TEST_CASE("hours, days and months begin where UTC says") {
  const Time time = *parse_iso("2028-02-29T23:30:00.500Z");
  CHECK(to_iso(start_of_hour(time)) == "2028-02-29T23:00:00.000Z");
  CHECK(to_iso(start_of_day(time)) == "2028-02-29T00:00:00.000Z");
  CHECK(to_iso(start_of_month(time)) == "2028-02-01T00:00:00.000Z");
  CHECK(to_iso(start_of_next_month(time)) == "2028-03-01T00:00:00.000Z");
  CHECK(to_iso(start_of_next_month(*parse_iso("2026-12-31T23:59:59Z"))) ==
        "2027-01-01T00:00:00.000Z");
  CHECK(days_in_month(2028, 2) == 29);
  CHECK(days_in_month(2100, 2) == 28);
  CHECK(weekday({2026, 11, 23}) == 0);
  CHECK(weekday({1969, 12, 28}) == 6);
}
