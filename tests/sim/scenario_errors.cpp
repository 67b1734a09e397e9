// Bad scenario files: each says where it is wrong, and why.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "sim/scenario_json.h"
#include "tests/support/places.h"

namespace {

base::Json read_file(const std::string& path) {
  std::ifstream stream(test_support::source_folder() + path);
  const auto json = base::parse_json(std::string{std::istreambuf_iterator<char>(stream), {}});
  REQUIRE(json);
  return *json;
}

// A good scenario and what makes it a bad one; tests/npm holds the same against the schema.
base::Json told_cases() {
  return read_file("/tests/sim/bad_scenarios.json");
}

// What is said of a good scenario with one member set to something else.
std::string told(const std::string& assignment) {
  const base::Json good = told_cases()["good"];
  REQUIRE(sim::scenario_of(good));
  const auto changed = sim::with_setting(good, assignment);
  REQUIRE(changed);
  const auto read = sim::scenario_of(*changed);
  if (read) return "";
  std::string text;
  for (const auto& error : read.error()) {
    text += (text.empty() ? "" : " | ") + error.path + ": " + error.reason;
  }
  return text;
}

std::string told_of_text(const std::string& text) {
  const auto read = sim::read_scenario(text);
  return read ? "" : read.error().front().path + ": " + read.error().front().reason;
}

}  // namespace

TEST_CASE("what is no scenario at all is told as a whole") {
  CHECK(told_of_text("") == "$: It is not JSON.");
  CHECK(told_of_text("{\"version\": 1,}") == "$: It is not JSON.");
  CHECK(told_of_text("[]") == "$: It must be an object.");
  CHECK(told_of_text("{\"version\": 1, \"version\": 1}") == "$: An object has a member twice.");
  CHECK(told_of_text(std::string(2000, '[')) == "$: It is nested too deeply.");
  CHECK(told_of_text(std::string(sim::scenario_size_max + 1, ' ')) ==
        "$: It is larger than a megabyte.");
  CHECK(told_of_text("{}") == "$.version: It is missing.");
}

TEST_CASE("each kind of mistake in a scenario is told by its path and its reason") {
  const base::Json cases = told_cases()["bad"];
  REQUIRE(cases.size() > 30);
  for (const base::Json& one : cases) {
    const std::string setting = *base::string_member(one, "setting");
    INFO(setting);
    const std::string text = told(setting);
    INFO(text);
    CHECK(text.starts_with(*base::string_member(one, "told")));
  }
}

TEST_CASE("a scenario of more instances than a tab holds is refused") {
  CHECK(told(R"(services[0]={"name":"shop","application":"shop","apis":["orders"],"copies":50000,
                "instances":{"count":1000}})") ==
        "$.services: Together they have more than 2000000 instances.");
}

TEST_CASE("a setting from the command line needs a path that is there") {
  const base::Json json = {{"a", {{"b", base::Json::array({1})}}}};
  for (const char* bad : {"a", "=1", "a.c.d=1", "a.b[7]=1", "a.b[x]=1", "x[0]=1"}) {
    INFO(bad);
    CHECK(!sim::with_setting(json, bad));
  }
  CHECK(sim::with_setting(json, "a.b[0]=2")->at("a").at("b").at(0) == 2);
  CHECK(sim::with_setting(json, "a.c=word")->at("a").at("c") == "word");
}

namespace {

// The object that a schema describes, behind its references and alternatives.
base::Json resolved(const base::Json& root, base::Json schema) {
  for (;;) {
    if (schema.contains("allOf") && schema["allOf"][0].contains("$ref"))
      schema = schema["allOf"][0];
    if (schema.contains("anyOf") && schema["anyOf"][0].contains("type"))
      schema = schema["anyOf"][1];
    const auto reference = base::string_member(schema, "$ref");
    if (!reference) return schema;
    schema = root.at(base::Json::json_pointer(reference->substr(1)));
  }
}

// Calls `visit` with the schema and the path (as with_setting() takes it) of each object.
template <class Visit>
void each_object(const base::Json& root, const base::Json& schema, const base::Json& value,
                 const std::string& path, const Visit& visit) {
  const base::Json described = resolved(root, schema);
  if (value.is_array()) {
    each_object(root, described["items"], value[0], path + "[0]", visit);
  } else if (value.is_object()) {
    visit(described, path);
    for (const auto& [name, member] : value.items()) {
      each_object(root, described["properties"][name], member,
                  path.empty() ? name : path + "." + name, visit);
    }
  }
}

}  // namespace

TEST_CASE("the schema has the members that a scenario may have, and their words") {
  const base::Json root = read_file("/web/scenario.schema.json");
  int objects = 0, words = 0;
  each_object(
      root, root, told_cases()["good"], "", [&](const base::Json& schema, const std::string& path) {
        INFO(path);
        ++objects;
        const std::string prefix = path.empty() ? "" : path + ".";
        const std::string text = told(prefix + "zzz=1");
        const size_t begin = text.find("there are: ") + 11;
        std::set<std::string> taken, described;
        for (size_t at = begin; at < text.find('.', begin);) {
          const size_t end = std::min(text.find(',', at), text.find('.', at));
          taken.insert(text.substr(at, end - at));
          at = end + 2;
        }
        for (const auto& [name, member] : schema["properties"].items()) {
          described.insert(name);
          if (!member.contains("enum")) continue;
          ++words;
          const std::string told_words = told(prefix + name + "=zzz");
          std::string all;
          for (const auto& word : member["enum"]) {
            all += (all.empty() ? "" : ", ") + word.get<std::string>();
          }
          INFO(told_words);
          // Simulated APIs have no shared secret.
          CHECK(told_words.find(path == "apis[0]" ? "HS256, " + all : all) != std::string::npos);
        }
        CHECK(taken == described);
      });
  CHECK(objects == 14);
  CHECK(words == 9);
}

TEST_CASE("durations are said as people read them, in the two largest units") {
  const auto said = [](const char* text) { return sim::duration_words(*sim::duration_of(text)); };
  CHECK(said("0s") == "0 seconds");
  CHECK(said("250ms") == "250 milliseconds");
  CHECK(said("1s") == "1 second");
  CHECK(said("90s") == "1 minute 30 seconds");
  CHECK(said("1h") == "1 hour");
  CHECK(said("1h30m20s") == "1 hour 30 minutes");
  CHECK(said("1d") == "24 hours");
  CHECK(said("30d") == "30 days");
  CHECK(said("-5m") == "5 minutes");
}
