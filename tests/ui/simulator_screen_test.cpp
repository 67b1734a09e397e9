// The Simulator: its gallery, a run with all its buttons, and the files that are opened and taken.
#include <catch2/catch_test_macros.hpp>

#include "sim/gallery.h"
#include "sim/results_text.h"
#include "sim/scenario_json.h"
#include "sim/simulation.h"
#include "tests/ui/used.h"
#include "ui/text/common.h"
#include "ui/widgets/time_series.h"

using test_support::Page;
using test_support::tall;
using ui::Role;

namespace {

constexpr ui::View very_tall{1280, 6000, 1};

sim::Results results_of(const char* name) {
  const auto scenario = sim::read_scenario(sim::find_in_gallery(name)->text);
  REQUIRE(scenario.has_value());
  auto simulation = sim::Simulation::make(*scenario);
  REQUIRE(simulation.has_value());
  REQUIRE((*simulation)->run_to_end());
  return (*simulation)->results();
}

// The browser makes no keys here: the page waits for them, and goes on without.
void open_simulation(Page& page, const char* name) {
  page.open(std::string("#/simulator/") + name);
  page.frame(3.5);
  page.settle();
}

std::string number(uint64_t count) {
  return ui::grouped(static_cast<long long>(count));
}

enum class Begun { no, yes };
void run_to_end(Page& page, Begun begun = Begun::no) {
  if (begun == Begun::no) page.click(Role::button, "To the end");
  for (int frame = 0; frame < 3000 && !page.reads("Whether to believe it"); ++frame) {
    page.frame(0.01);
  }
  for (int frame = 0; frame < 9000 && page.reads("Trying:"); ++frame) page.frame(0.01);
}

}  // namespace

TEST_CASE("A scenario of the gallery runs to its end by a click, and shows what it counted") {
  Page page(very_tall);
  page.click(Role::link, "Simulator");
  CHECK(page.address() == "#/simulator");
  for (const auto& one : sim::gallery()) {
    CHECK(page.find(Role::link, sim::read_scenario(one.text)->title));
  }
  page.click(Role::link, "Retry storm after an outage");
  CHECK(page.address() == "#/simulator/retry-storm");
  page.frame(3.5);
  page.settle();
  CHECK(page.reads("Ready"));
  run_to_end(page);
  const sim::Results results = results_of("retry-storm");
  CHECK(page.reads("At its end"));
  CHECK(page.reads(number(results.total.tokens)));
  CHECK(page.reads(number(results.total.failed_requests())));
  CHECK(page.reads(number(results.peak_requests_per_second)));
  CHECK(page.reads("Token requests: " + number(results.total.requests) + " asked for"));
  CHECK(page.reads("API calls: " + number(results.total.calls) + " made"));
  CHECK(page.reads(results.markers.front().text));
  for (const auto& check : results.checks) CHECK(page.reads(check.name));
}

TEST_CASE("A failure leads back to the event that caused it, and to its moment") {
  Page page(very_tall);
  open_simulation(page, "secret-rotation-without-overlap");
  run_to_end(page);
  const sim::Results results = results_of("secret-rotation-without-overlap");
  const sim::Failure& failure = results.failures.front();
  CHECK_FALSE(page.reads(failure.chain.back()));
  page.click(Role::button, "Why call without a token: wrong secret");
  for (const std::string& link : failure.chain) CHECK(page.reads(link));
  page.click(Role::button, "Go to the moment of event 1");
  for (int frame = 0; frame < 3000 && !page.reads("Paused"); ++frame) page.frame(0.01);
  CHECK(page.reads("Paused"));
  CHECK_FALSE(page.reads("Whether to believe it"));
}

TEST_CASE("Advice is run by a click, and what it does stands beside what was before") {
  Page page(very_tall);
  open_simulation(page, "retry-storm");
  run_to_end(page);
  const sim::Results before = results_of("retry-storm");
  page.click(Role::button,
             "Run with it: Let \"checkout\" wait longer after each failure, by chance "
             "(exponential backoff with jitter)");
  run_to_end(page, Begun::yes);
  auto scenario = *sim::read_scenario(sim::find_in_gallery("retry-storm")->text);
  scenario.services[0].retry = sim::Retry();
  auto other = sim::Simulation::make(scenario);
  REQUIRE((*other)->run_to_end());
  const sim::Results now = (*other)->results();
  CHECK(page.find(Role::table, "Before and now"));
  CHECK(page.find(Role::cell, number(before.peak_requests_per_second)));
  CHECK(page.find(Role::cell, number(now.peak_requests_per_second)));
  page.click(Role::button, "Back to the scenario as it was");
  CHECK(page.reads("Ready"));
  CHECK_FALSE(page.find(Role::table, "Before and now"));
}

TEST_CASE("A scenario is changed in place, and what is wrong in it is told by place and reason") {
  Page page(very_tall);
  open_simulation(page, "retry-storm");
  page.click(Role::button, "Change it");
  page.fill("Scenario, as JSON", R"({"version":1,"duration":"never"})");
  page.click(Role::button, "Run it");
  CHECK(page.reads("$.duration"));
  auto scenario = *sim::read_scenario(sim::find_in_gallery("cron-stampede")->text);
  page.fill("Scenario, as JSON", sim::write_scenario(scenario));
  page.click(Role::button, "Run it");
  run_to_end(page, Begun::yes);
  CHECK_FALSE(page.reads("$.duration"));
  CHECK(page.reads(number(results_of("cron-stampede").total.tokens)));
}

TEST_CASE("A run plays at the chosen speed, pauses, goes to the next event and begins anew") {
  Page page(very_tall);
  open_simulation(page, "retry-storm");
  page.click(Role::button, "Play");
  CHECK(page.reads("Running"));
  for (int frame = 0; frame < 100; ++frame) page.frame(0.01);
  page.click(Role::button, "Pause");
  CHECK(page.reads("Paused"));
  CHECK_FALSE(page.reads("0 % of"));
  page.click(Role::button, "To the next event");
  for (int frame = 0; frame < 3000 && !page.reads("Paused"); ++frame) page.frame(0.01);
  CHECK(page.reads("00:14:01 UTC"));
  page.click(Role::button, "From the start");
  page.frame(0.01);
  CHECK(page.reads("0 % of"));
  CHECK(page.reads("Ready"));
}

TEST_CASE("A file that is no scenario is refused with every place and reason, a good one runs") {
  Page page(very_tall);
  page.open("#/simulator");
  page.click(Role::button, "Open a scenario file");
  CHECK(page.platform.asked_for_file);
  page.platform.file = {"mine.json", R"({"version":1,"duration":"never","services":[{}]})"};
  page.settle();
  CHECK(page.reads("mine.json is not a scenario"));
  CHECK(page.reads("$.duration"));
  CHECK(page.address() == "#/simulator");
  page.click(Role::button, "Open a scenario file");
  page.platform.file = {"mine.json", std::string(sim::find_in_gallery("retry-storm")->text)};
  page.settle();
  CHECK(page.address() == "#/simulator/file");
  CHECK(page.reads("Retry storm after an outage"));
  page.open("#/simulator/no-such-scenario");
  page.settle();
  page.click(Role::button, "Go to Simulator");
  CHECK(page.address() == "#/simulator");
}

TEST_CASE("Axes part counts and times by numbers that people read at once") {
  CHECK(ui::count_step(7, 4) == 2);
  CHECK(ui::count_step(1, 4) == 1);
  CHECK(ui::count_step(90'000, 4) == 50'000);
  CHECK(ui::short_count(9'999) == "9999");
  CHECK(ui::short_count(12'000) == "12 k");
  CHECK(ui::short_count(1'500'000) == "1.5 M");
  CHECK(ui::time_step(std::chrono::hours(1), 8) == std::chrono::minutes(10));
  CHECK(ui::time_step(std::chrono::hours(24), 8) == std::chrono::hours(3));
  CHECK(ui::time_step(std::chrono::hours(24 * 400), 8) == std::chrono::hours(24 * 60));
}
