#include "sim/simulation.h"

#include <catch2/catch_test_macros.hpp>

#include "sim/results_text.h"
#include "sim/scenario_json.h"

namespace {

constexpr char fleet[] = R"({"version": 1, "duration": "4h",
  "apis": [{"id": "orders", "token_lifetime_seconds": 3600}],
  "applications": [{"id": "shop"}],
  "services": [{"name": "shop", "application": "shop", "apis": ["orders"],
                "instances": {"kind": "fixed", "count": 7},
                "calls": {"kind": "constant", "rate": 1}, "cache": {"kind": "process"}}]})";

sim::Results run(const std::string& text, sim::Options options = {}) {
  const auto scenario = sim::read_scenario(text);
  REQUIRE(scenario);
  auto simulation = sim::Simulation::make(*scenario, options);
  REQUIRE(simulation);
  CHECK((*simulation)->run_to_end());
  return (*simulation)->results();
}

std::string with(const std::string& assignment) {
  return base::write_json(*sim::with_setting(*base::parse_json(fleet), assignment));
}

void check_sound(const sim::Results& results) {
  CHECK(results.checks.size() >= 5);
  for (const auto& check : results.checks) {
    INFO(check.name << ": " << check.explanation);
    CHECK(check.holds);
  }
}

}  // namespace

TEST_CASE("instances with a cache each take one token for each lifetime, as the formula says") {
  const sim::Results results = run(fleet);
  CHECK(results.total.tokens == 7 * 4);
  CHECK(results.total.failed_calls() == 0);
  check_sound(results);
}

TEST_CASE("a token for each call is as many tokens as calls") {
  const sim::Results results = run(with("services[0].cache.kind=none"));
  CHECK(results.total.tokens == 7 * 4 * 3600);
  CHECK(results.total.calls == results.total.tokens);
  CHECK(results.tokens_with_cache == 4);
  check_sound(results);
}

TEST_CASE("an enforced quota gives its number and every refusal has its cause") {
  const sim::Results results = run(with(R"(applications[0].quota={"per_hour":5})"));
  CHECK(results.total.tokens == 5 * 4);
  CHECK(results.exhaustions.size() == 4);
  CHECK(results.total.failed[static_cast<size_t>(sim::FailureReason::quota)] > 0);
  check_sound(results);
}

TEST_CASE("the same seed gives the same octets, and full depth the same counts") {
  const std::string text = with(R"(services[0].calls={"kind":"poisson","rate":2})");
  CHECK(sim::results_csv(run(text)) == sim::results_csv(run(text)));
  sim::Options full;
  full.depth = sim::Depth::full;
  const sim::Results signed_run = run(text, full);
  check_sound(signed_run);
  CHECK(sim::results_csv(signed_run) == sim::results_csv(run(text)));
  sim::Options other;
  other.seed = 2;
  CHECK(sim::results_csv(run(text, other)) != sim::results_csv(run(text)));
}

TEST_CASE("a bad scenario is told by path and reason, all of it at once") {
  const auto read = sim::scenario_of(*base::parse_json(
      R"({"version": 2, "duration": "soon", "apis": [{}], "applications": 3, "services": []})"));
  REQUIRE(!read);
  std::string text;
  for (const auto& error : read.error()) text += error.path + ": " + error.reason + '\n';
  CHECK(text ==
        "$.version: It must be from 1 to 1.\n"
        "$.duration: It must be a duration such as \"90s\", \"1h30m\" or \"30d\".\n"
        "$.apis[0].id: It is missing.\n"
        "$.applications: It must be a list.\n");
}
