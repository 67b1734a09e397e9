#include <catch2/catch_test_macros.hpp>

#include "base/chance.h"
#include "jose/base64.h"

using namespace std::string_literals;
using jose::Base64Error;

TEST_CASE("base64 gives the texts of RFC 4648 section 10") {
  const struct {
    std::string octets, plain, url;
  } cases[] = {{"", "", ""},
               {"f", "Zg==", "Zg"},
               {"fo", "Zm8=", "Zm8"},
               {"foo", "Zm9v", "Zm9v"},
               {"foob", "Zm9vYg==", "Zm9vYg"},
               {"fooba", "Zm9vYmE=", "Zm9vYmE"},
               {"foobar", "Zm9vYmFy", "Zm9vYmFy"},
               {"\xfb\xff\xfe", "+//+", "-__-"},
               {"\0\0"s, "AAA=", "AAA"}};
  for (const auto& each : cases) {
    CHECK(jose::base64_encode(each.octets) == each.plain);
    CHECK(jose::base64url_encode(each.octets) == each.url);
    CHECK(jose::base64_decode(each.plain) == each.octets);
    CHECK(jose::base64url_decode(each.url) == each.octets);
  }
}

TEST_CASE("base64url gives the text of RFC 7515 appendix C") {
  CHECK(jose::base64url_encode("\x03\xec\xff\xe0\xc1") == "A-z_4ME");
}

TEST_CASE("any octets come back from their text") {
  base::SeededRandom random(1);
  for (size_t size = 0; size < 100; ++size) {
    const std::string octets = base::random_octets(random, size);
    CHECK(jose::base64_decode(jose::base64_encode(octets)) == octets);
    CHECK(jose::base64url_decode(jose::base64url_encode(octets)) == octets);
  }
}

TEST_CASE("base64url takes one spelling only") {
  const struct {
    std::string text;
    Base64Error error;
  } cases[] = {{"Zg==", Base64Error::bad_character},    {"Zm8=", Base64Error::bad_character},
               {"Zm9v ", Base64Error::bad_character},   {" Zm9v", Base64Error::bad_character},
               {"Zm\n9v", Base64Error::bad_character},  {"+//+", Base64Error::bad_character},
               {"Zm9v\0"s, Base64Error::bad_character}, {"Zm9\xc3\xa4", Base64Error::bad_character},
               {"Z", Base64Error::bad_length},          {"Zm9vY", Base64Error::bad_length},
               {"Zh", Base64Error::stray_bits},         {"Zm9", Base64Error::stray_bits}};
  for (const auto& each : cases) {
    CAPTURE(each.text);
    CHECK(jose::base64url_decode(each.text).error() == each.error);
  }
}

TEST_CASE("base64 asks for its padding") {
  const struct {
    std::string text;
    Base64Error error;
  } cases[] = {{"Zg", Base64Error::bad_length},          {"Zg=", Base64Error::bad_length},
               {"Zm9v=", Base64Error::bad_length},       {"Zm9vZg", Base64Error::bad_length},
               {"Z===", Base64Error::bad_character},     {"====", Base64Error::bad_character},
               {"Zg==Zg==", Base64Error::bad_character}, {"Z=g=", Base64Error::bad_character},
               {"Zm9v\n", Base64Error::bad_length},      {"-__-", Base64Error::bad_character},
               {"Zh==", Base64Error::stray_bits},        {"Zm9=", Base64Error::stray_bits}};
  for (const auto& each : cases) {
    CAPTURE(each.text);
    CHECK(jose::base64_decode(each.text).error() == each.error);
  }
}
