// The Simulator: its gallery, a run with all its buttons, and the files that are opened and taken.
#include <catch2/catch_test_macros.hpp>

#include "crypto/crypto.h"
#include "crypto/keys.h"
#include "sim/results_text.h"
#include "tests/ui/simulations.h"
#include "ui/text/format.h"
#include "ui/widgets/time_series.h"

using namespace test_support;

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
  const sim::Counts& total = results.total;
  CHECK(page.reads("Token flow: checkout "));
  CHECK(page.reads("payments " + number(total.calls - total.failed_calls()) + " answered, " +
                   number(total.failed_calls()) + " failed"));
  CHECK(page.reads(results.markers.front().text));
  for (const auto& check : results.checks) CHECK(page.reads(check.name));
}

TEST_CASE(
    "Cards in sight show what a run of their scenario does, once there are keys to run with") {
  Page page({1280, 700, 1});
  crypto::SecureRandom random;
  const std::string key = (*crypto::generate_rsa(2048, random))->pkcs8_der();
  page.open("#/simulator");
  const auto said = [&](const char* title) { return page.get(Role::link, title).description; };
  CHECK(page.reads("Each picture shows token requests over time"));
  CHECK(said("A well-behaved fleet").find("Token requests") == std::string::npos);
  for (int pair = 0; pair < 2; ++pair) {
    page.platform.pair = {key, ""};
    page.frame(0.01);
  }
  for (int frame = 0; frame < 20'000 && page.dashboard.next_frame_seconds() < 1; ++frame) {
    page.frame(0.01);
  }
  const sim::Results results = results_of("well-behaved-fleet");
  CHECK(said("A well-behaved fleet")
            .find("Token requests: at most " + number(results.peak_requests_per_second) +
                  " a second, at " + ui::moment_text(results.peak_at).substr(0, 16) + " UTC; ") !=
        std::string::npos);
  for (const sim::Marker& marker : results.markers) {
    CHECK(said("A well-behaved fleet").find(marker.text) != std::string::npos);
  }
  // What nobody looked at was not run.
  CHECK(said("Leaked secret").find("Token requests") == std::string::npos);
}

TEST_CASE(
    "Where the browser makes no keys, cards have no pictures and scenarios run all the same") {
  Page page;
  page.open("#/simulator");
  CHECK(page.reads("Each picture shows token requests over time"));
  page.platform.pair = ui::KeyPair{};
  page.settle();
  CHECK_FALSE(page.reads("Each picture shows token requests over time"));
  page.open("#/simulator/retry-storm");
  CHECK(page.reads("Ready"));
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
  wait_for_advice(page);
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
  CHECK(page.find(Role::table, "Beside another run"));
  CHECK(page.find(Role::cell, number(before.peak_requests_per_second)));
  CHECK(page.find(Role::cell, number(now.peak_requests_per_second)));
  CHECK(page.reads("Token requests of both: " + number(before.total.requests) + " the other"));
  CHECK(page.reads("; " + number(now.total.requests) + " this run"));
  page.click(Role::button, "Back to the scenario as it was");
  page.settle();
  CHECK(page.reads("Ready"));
  CHECK_FALSE(page.find(Role::table, "Beside another run"));
}

TEST_CASE(
    "Any run that came to its end stands beside the one that is shown, also of another scenario") {
  Page page(very_tall);
  open_simulation(page, "secret-rotation-without-overlap");
  run_to_end(page);
  CHECK_FALSE(page.find(Role::button, "The other run: None"));
  page.open("#/simulator/cron-stampede");
  page.settle();
  run_to_end(page);
  page.click(Role::button, "The other run: None");
  page.click(Role::option, "Secret rotation without overlap (seed 1)");
  CHECK(page.find(Role::table, "Beside another run"));
  CHECK(page.find(Role::cell, number(results_of("secret-rotation-without-overlap").total.tokens)));
  CHECK(page.find(Role::cell, number(results_of("cron-stampede").total.tokens)));
}

TEST_CASE("A link has the whole scenario in it: whoever opens it runs the same") {
  Page page(very_tall);
  open_simulation(page, "secret-rotation-without-overlap");
  page.click(Role::button, "Share");
  page.settle();
  CHECK(page.reads("The link is in the clipboard"));
  const std::string link = page.platform.clipboard;
  const size_t hash = link.find('#');
  REQUIRE(hash != std::string::npos);
  CHECK(link.substr(0, hash) == "https://tallygate.example/");
  Page other(very_tall);
  other.open(link.substr(hash));
  other.frame(3.5);
  other.settle();
  CHECK(other.reads("Secret rotation without overlap"));
  run_to_end(other);
  CHECK(other.reads(number(results_of("secret-rotation-without-overlap").total.tokens)));
  other.open("#/simulator/shared.%2500");
  other.settle();
  CHECK(other.reads("The link is not a scenario"));
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

TEST_CASE("What was left of a quota at its lowest stands on a dial, and when it was used up") {
  Page page(very_tall);
  auto scenario = *sim::read_scenario(sim::find_in_gallery("quota-cliff-at-noon")->text);
  scenario.duration = std::chrono::hours(3);
  scenario.applications[0].quota->per_day = 30;
  page.open("#/simulator");
  page.platform.file = {"cliff.json", sim::write_scenario(scenario)};
  page.settle();
  page.frame(3.5);
  page.settle();
  run_to_end(page);
  const sim::Results results = results_of(scenario);
  REQUIRE_FALSE(results.burn_downs.empty());
  CHECK(page.reads(results.burn_downs.front().what + ": 0 % left when "));
  CHECK(page.reads("0 of " + number(results.burn_downs.front().points.back().limit) + " left"));
  CHECK(page.reads("Used up at "));
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
