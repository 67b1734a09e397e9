// The gallery: what is in it can be read, written and run, and holds its own checks.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/gallery.h"
#include "sim/scenario_json.h"
#include "sim/simulation.h"
#include "tests/support/places.h"

namespace {

std::vector<std::filesystem::path> gallery() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(test_support::source_folder() + "/web/scenarios")) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

sim::Scenario read(const std::filesystem::path& file) {
  std::ifstream stream(file);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto scenario = sim::read_scenario(text);
  INFO(file.string());
  REQUIRE(scenario.has_value());
  return *scenario;
}

}  // namespace

TEST_CASE("every scenario of the gallery has a title and a lesson, and is written as it was read") {
  CHECK(gallery().size() >= 10);
  CHECK(gallery().size() == sim::gallery().size());
  for (const auto& file : gallery()) {
    const sim::Scenario scenario = read(file);
    INFO(file.string());
    const auto* embedded = sim::find_in_gallery(file.stem().string());
    REQUIRE(embedded);
    CHECK(sim::write_scenario(*sim::read_scenario(embedded->text)) ==
          sim::write_scenario(scenario));
    CHECK(!scenario.title.empty());
    CHECK(!scenario.lesson.empty());
    const std::string written = sim::write_scenario(scenario);
    const auto again = sim::read_scenario(written);
    REQUIRE(again.has_value());
    CHECK(sim::write_scenario(*again) == written);
  }
}

TEST_CASE("the gallery's short scenarios run to their end, and what they count is sound") {
  for (const auto& file : gallery()) {
    const sim::Scenario scenario = read(file);
    if (scenario.duration > std::chrono::hours(2)) continue;
    auto simulation = sim::Simulation::make(scenario, {});
    REQUIRE(simulation.has_value());
    REQUIRE((*simulation)->run_to_end());
    for (const auto& check : (*simulation)->results().checks) {
      INFO(file.string() << ", " << check.name << ": " << check.explanation);
      CHECK(check.holds);
    }
  }
}
