#include "base/hex.h"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("octets become hexadecimal digits and digits octets") {
  const std::string octets("\0\x7f\xff z", 5);
  CHECK(base::to_hex(octets) == "007fff207a");
  CHECK(base::from_hex("007fFF207A") == octets);
  CHECK(base::to_hex("").empty());
  CHECK(base::from_hex("") == "");
}

TEST_CASE("what is no pair of hexadecimal digits is refused") {
  for (const char* text : {"0", "0g", "-1", "+1", " 1", "0x", "000"}) {
    INFO(text);
    CHECK(!base::from_hex(text));
  }
}
