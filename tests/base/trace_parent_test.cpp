#include "base/trace_parent.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

TEST_CASE("a trace is carried on when its field is well formed, and else it is not there") {
  const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736", parent = "00f067aa0ba902b7";
  const std::string good = "00-" + trace + "-" + parent + "-01";
  const base::Headers headers = {{"Traceparent", good}};
  const auto found = base::trace_parent(headers);
  REQUIRE(found);
  CHECK(found->text == good);
  CHECK(found->trace_id == trace);
  CHECK(found->parent_id == parent);
  CHECK(base::trace_parent({{"traceparent", "cc-" + trace + "-" + parent + "-01-more"}}));
  for (const std::string& bad :
       {std::string(), std::string("00"), good + "-more", good + "x",
        "ff-" + trace + "-" + parent + "-01", "cc-" + trace + "-" + parent + "-01x",
        "00-" + std::string(32, '0') + "-" + parent + "-01",
        "00-" + trace + "-" + std::string(16, '0') + "-01", "00_" + trace + "-" + parent + "-01",
        "00-4BF92f3577b34da6a3ce929d0e0e4736-" + parent + "-01",
        "00-" + trace + "-" + parent + "-0g", "0x-" + trace + "-" + parent + "-01"}) {
    INFO(bad);
    CHECK(!base::trace_parent({{"traceparent", bad}}));
  }
  CHECK(!base::trace_parent({{"traceparent", good}, {"traceparent", good}}));
  CHECK(!base::trace_parent({}));
}
