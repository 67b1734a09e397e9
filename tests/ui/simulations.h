// What tests of the simulator's screens share: scenarios that are run, on the screen and without
// it.
#pragma once

#include <catch2/catch_test_macros.hpp>

#include "sim/gallery.h"
#include "sim/scenario_json.h"
#include "sim/simulation.h"
#include "tests/ui/used.h"
#include "ui/text/common.h"

namespace test_support {

using ui::Role;

inline constexpr ui::View very_tall{1280, 6000, 1};

inline sim::Results results_of(const sim::Scenario& scenario) {
  auto simulation = sim::Simulation::make(scenario);
  REQUIRE(simulation.has_value());
  REQUIRE((*simulation)->run_to_end());
  return (*simulation)->results();
}

inline sim::Results results_of(const char* name) {
  const auto scenario = sim::read_scenario(sim::find_in_gallery(name)->text);
  REQUIRE(scenario.has_value());
  return results_of(*scenario);
}

// The browser makes no keys here: the page waits for them, and goes on without.
inline void open_simulation(Page& page, const char* name) {
  page.open(std::string("#/simulator/") + name);
  page.frame(3.5);
  page.settle();
}

inline std::string number(uint64_t count) {
  return ui::grouped(static_cast<long long>(count));
}

enum class Begun { no, yes };
inline void run_to_end(Page& page, Begun begun = Begun::no) {
  if (begun == Begun::no) page.click(Role::button, "To the end");
  for (int frame = 0; frame < 3000 && !page.reads("Whether to believe it"); ++frame) {
    page.frame(0.01);
  }
}

// Advice takes some runs more.
inline void wait_for_advice(Page& page) {
  for (int frame = 0; frame < 9000 && page.reads("Trying:"); ++frame) page.frame(0.01);
}

}  // namespace test_support
