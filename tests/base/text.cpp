#include <catch2/catch_test_macros.hpp>

#include "base/chance.h"
#include "base/form.h"
#include "base/http_message.h"
#include "base/json.h"

using namespace base;

TEST_CASE("a form is read as browsers write it") {
  const auto form = parse_form("a=1&b=two+words&c=%E2%82%AC%26&d&=e&&a=2");
  REQUIRE(form);
  CHECK(*form ==
        Form{{"a", "1"}, {"b", "two words"}, {"c", "€&"}, {"d", ""}, {"", "e"}, {"a", "2"}});
  CHECK(count_values(*form, "a") == 2);
  CHECK(*find_value(*form, "a") == "1");
  CHECK(find_value(*form, "z") == nullptr);
  CHECK(parse_form(write_form(*form)) == form);
}

TEST_CASE("a form with broken escapes, NUL or broken UTF-8 is refused") {
  const std::pair<const char*, FormError> cases[] = {
      {"a=%", FormError::bad_escape},           {"a=%4", FormError::bad_escape},
      {"a=%g0", FormError::bad_escape},         {"a=%00", FormError::nul},
      {"a=%80", FormError::invalid_utf8},       {"a=%c0%af", FormError::invalid_utf8},
      {"a=%ed%a0%80", FormError::invalid_utf8}, {"a=%f4%90%80%80", FormError::invalid_utf8},
      {"a=%e2%82", FormError::invalid_utf8}};
  for (const auto& [text, error] : cases) {
    INFO(text);
    const auto form = parse_form(text);
    REQUIRE(!form);
    CHECK(form.error() == error);
  }
}

TEST_CASE("JSON keeps the order of members and refuses what two readers could read in two ways") {
  const auto value = parse_json(R"({"b":1,"a":[true,null,"é"]})");
  REQUIRE(value);
  CHECK(write_json(*value) == R"({"b":1,"a":[true,null,"é"]})");
  const std::string deep = std::string(100, '[') + std::string(100, ']');
  std::string wide = "{\"a\":0";
  for (int i = 0; i < 1000; ++i) wide += ",\"" + std::to_string(i) + "\":0";
  wide += '}';
  const std::pair<std::string, JsonError> cases[] = {
      {"", JsonError::malformed},
      {wide, JsonError::malformed},
      {"{} {}", JsonError::malformed},
      {"{'a':1}", JsonError::malformed},
      {"[1,]", JsonError::malformed},
      {"\"\xff\"", JsonError::malformed},
      {R"({"a":1,"a":2})", JsonError::duplicate_member},
      {R"({"x":{"a":1,"\u0061":2}})", JsonError::duplicate_member},
      {deep, JsonError::too_deep}};
  for (const auto& [text, error] : cases) {
    INFO(text);
    const auto refused = parse_json(text);
    REQUIRE(!refused);
    CHECK(refused.error() == error);
  }
}

TEST_CASE("members are given only when they are of the kind that was asked for") {
  const Json object = *parse_json(R"({"s":"x","n":7,"b":true,"l":["a","b"],"m":["a",1]})");
  CHECK(string_member(object, "s") == "x");
  CHECK(!string_member(object, "n"));
  CHECK(integer_member(object, "n") == 7);
  CHECK(!integer_member(object, "s"));
  CHECK(bool_member(object, "b") == true);
  CHECK(!bool_member(object, "missing"));
  CHECK(strings_member(object, "l") == std::vector<std::string>{"a", "b"});
  CHECK(!strings_member(object, "m"));
  CHECK(!find_member(Json("text"), "s"));
}

TEST_CASE("header names compare without regard to case, and a target splits at its question mark") {
  Headers headers = {{"Content-Type", "a"}, {"X", "1"}, {"x", "2"}};
  CHECK(*headers.find("content-type") == "a");
  CHECK(headers.count("X") == 2);
  headers.set("x", "3");
  CHECK(headers.count("X") == 1);
  CHECK(headers.find("none") == nullptr);
  Request request;
  request.target = "/a/b?c=d?e";
  CHECK(request.path() == "/a/b");
  CHECK(request.query() == "c=d?e");
  CHECK(trim(" \ta b\r\n") == "a b");
}

TEST_CASE("seeded chance repeats itself, and every character of an alphabet is drawn") {
  SeededRandom one(7), two(7), three(8);
  const std::string text = random_alphanumeric(one, 4000);
  CHECK(text == random_alphanumeric(two, 4000));
  CHECK(text != random_alphanumeric(three, 4000));
  for (char c = 'a'; c <= 'z'; ++c) CHECK(text.find(c) != std::string::npos);
  CHECK(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") ==
        std::string::npos);
  CHECK(random_hex(one, 24).find_first_not_of("0123456789abcdef") == std::string::npos);
}
