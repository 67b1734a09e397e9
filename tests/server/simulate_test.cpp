// tallygate simulate, as a pipeline runs it.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/server/program.h"

namespace {

struct Ended {
  int code;
  std::string out, error;
};

Ended simulate(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "simulate");
  Program program(arguments);
  const int code = program.wait();
  return {code, program.out(), program.error()};
}

std::string scenario(const TemporaryFolder& folder, const std::string& name,
                     const std::string& cache) {
  const std::string path = folder.file(name);
  const std::string text = R"({"version": 1, "duration": "2h",
    "apis": [{"id": "orders", "token_lifetime_seconds": 3600}], "applications": [{"id": "shop"}],
    "services": [{"name": "shop", "application": "shop", "apis": ["orders"],
                  "instances": {"count": 5}, "cache": {"kind": ")" +
                           cache + R"("}}]})";
  REQUIRE(!server::write_file(path, text));
  return path;
}

}  // namespace

TEST_CASE("a simulation leaves its results as JSON, CSV and one page") {
  const TemporaryFolder folder;
  const std::string out = folder.file("results");
  const Ended it = simulate({scenario(folder, "s.json", "process"), "--out", out, "--no-advice"});
  INFO(it.error);
  CHECK(it.code == 0);
  CHECK(it.out.find("tokens issued") != std::string::npos);
  const auto json = base::parse_json(server::read_file(out + "/results.json").value());
  CHECK(json->is_object());
  CHECK(server::read_file(out + "/results.csv").value().find("orders") != std::string::npos);
  const std::string page = server::read_file(out + "/report.html").value();
  CHECK(page.find("<svg") != std::string::npos);
  CHECK(page.find("http://") == std::string::npos);
  CHECK(page.find("https://") == std::string::npos);
}

TEST_CASE("counts are written alike on the terminal and the page, and JSON has plain numbers") {
  const TemporaryFolder folder;
  const std::string out = folder.file("results");
  const Ended it = simulate({scenario(folder, "s.json", "none"), "--out", out, "--no-advice"});
  INFO(it.out);
  const std::string results = server::read_file(out + "/results.json").value();
  const auto json = base::parse_json(results);
  REQUIRE(json);
  const auto tokens = (*json)["total"]["tokens"].get<uint64_t>();
  REQUIRE(tokens > 1'000);
  REQUIRE(tokens < 1'000'000);
  std::string said = std::to_string(tokens);
  CHECK(results.find("\"tokens\": " + said) != std::string::npos);
  said.insert(said.size() - 3, "\u00A0");
  const std::string sentence = "The engine's usage report says " + said + " tokens";
  CHECK(it.out.find(sentence) != std::string::npos);
  CHECK(it.out.find("  tokens issued ") != std::string::npos);
  CHECK(it.out.find(' ' + said + "   ") != std::string::npos);
  const std::string page = server::read_file(out + "/report.html").value();
  CHECK(page.find("<b>" + said + "</b>tokens issued") != std::string::npos);
  CHECK((*json)["checks"].dump().find(said + " tokens") != std::string::npos);
}

TEST_CASE("a pipeline fails when a figure is over its budget, and only then") {
  const TemporaryFolder folder;
  const std::string file = scenario(folder, "s.json", "process");
  // 5 instances with a cache each, two lifetimes.
  CHECK(simulate({file, "--quiet", "--no-advice", "--fail-if", "tokens>10"}).code == 0);
  CHECK(simulate({file, "--quiet", "--no-advice", "--fail-if", "tokens>9"}).code == 4);
  CHECK(simulate({file, "--quiet", "--no-advice", "--fail-if", "tokens>10", "--set",
                  "services[0].instances.count=6"})
            .code == 4);
  const Ended wrong = simulate({file, "--quiet", "--no-advice", "--fail-if", "tokens>many"});
  CHECK(wrong.code == 2);
  CHECK(!wrong.error.empty());
}

TEST_CASE("two scenarios are put side by side") {
  const TemporaryFolder folder;
  const Ended it = simulate({"--compare", scenario(folder, "before.json", "process"),
                             scenario(folder, "after.json", "shared"), "--no-advice"});
  INFO(it.error);
  CHECK(it.code == 0);
  CHECK(it.out.find("10") != std::string::npos);
  CHECK(it.out.find("2") != std::string::npos);
}

TEST_CASE("a scenario that is wrong is told by file, path and reason, and nothing is written") {
  const TemporaryFolder folder;
  const std::string bad = folder.file("bad.json"), out = folder.file("results");
  REQUIRE(!server::write_file(bad, R"({"version": 1, "apis": [{}], "applications": 3,
                                       "services": []})"));
  const Ended it = simulate({bad, "--out", out});
  CHECK(it.code == 2);
  CHECK(it.error.find("$.apis[0].id: It is missing.") != std::string::npos);
  CHECK(it.error.find("$.applications: It must be a list.") != std::string::npos);
  CHECK(!std::filesystem::exists(out));
  CHECK(simulate({folder.file("none.json")}).code != 0);
  CHECK(simulate({scenario(folder, "s.json", "none"), "--set", "services[9].name=x"}).code == 2);
}
