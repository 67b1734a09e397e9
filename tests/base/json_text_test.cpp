#include "base/json_text.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "base/json.h"

TEST_CASE("JSON written straight into text has the octets of JSON written from values") {
  std::string controls;
  for (char c = 1; c < 0x20; ++c) controls += c;
  const std::string eight_plain = "plain ab";
  const std::string texts[] = {
      "",
      "plain",
      controls,
      std::string(1, '\0') + "\x7F",
      R"(a "quoted" back\slash / slash)",
      "Grüße, 日本, 🎟",
      eight_plain + "\n",
      eight_plain + "ü" + eight_plain,
      eight_plain + "\xC3",
      "broken \xC3\x28 text",
      "\xED\xA0\x80 a surrogate",
      std::string(1000, 'x') + "\xFF",
  };
  for (const std::string& text : texts) {
    std::string written;
    base::append_json_string(written, text);
    CHECK(written == base::write_json(base::Json(text)));
  }
}

TEST_CASE("an object that is written member by member is that object") {
  std::string text = "before ";
  base::JsonObjectText object(text);
  object.string("text", "a\tb");
  object.number("least", std::numeric_limits<long long>::min());
  object.number("number", 86400);
  object.strings("none", {});
  object.strings("some", {"a", "\"b\""});
  object.json("json", R"({"x":[1]})");
  object.end();
  const base::Json expected = {
      {"text", "a\tb"},         {"least", std::numeric_limits<long long>::min()},
      {"number", 86400},        {"none", base::Json::array()},
      {"some", {"a", "\"b\""}}, {"json", {{"x", {1}}}}};
  CHECK(text == "before " + base::write_json(expected));
  std::string empty;
  base::JsonObjectText(empty).end();
  CHECK(empty == "{}");
}
