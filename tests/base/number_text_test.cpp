#include "base/number_text.h"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("Counts are grouped by three digits, with spaces that break no line") {
  CHECK(base::grouped(0) == "0");
  CHECK(base::grouped(999) == "999");
  CHECK(base::grouped(1'000) == "1\u00A0000");
  CHECK(base::grouped(1'229'506) == "1\u00A0229\u00A0506");
  CHECK(base::grouped(UINT64_MAX) == "18\u00A0446\u00A0744\u00A0073\u00A0709\u00A0551\u00A0615");
}
