// Properties that hold in every scenario, tried on scenarios of chance.
#include <catch2/catch_test_macros.hpp>

#include "base/chance.h"
#include "sim/results_text.h"
#include "sim/scenario_json.h"
#include "sim/simulation.h"

namespace {

class Chooser {
 public:
  explicit Chooser(uint64_t seed) : m_random(seed) {}
  uint64_t below(uint64_t most) {
    uint64_t number = 0;
    m_random.fill(&number, sizeof number);
    return number % most;
  }
  std::string one_of(std::initializer_list<const char*> words) {
    return *(words.begin() + below(words.size()));
  }

 private:
  base::SeededRandom m_random;
};

base::Json event_of(Chooser& choose) {
  const std::string at = std::to_string(5 + choose.below(50)) + "m";
  switch (choose.below(8)) {
    case 0:
      return {{"kind", "secret_rotated"},
              {"at", at},
              {"application", "a"},
              {"overlap_seconds", choose.below(2) * 3600}};
    case 1:
      return {{"kind", choose.one_of({"signing_key_rotated", "signing_key_revoked"})}, {"at", at}};
    case 2:
      return {{"kind", "scope_removed"}, {"at", at}, {"api", "orders"}, {"scope", "read"}};
    case 3:
      return {{"kind", "grant_deleted"}, {"at", at}, {"application", "b"}, {"api", "orders"}};
    case 4:
      return {{"kind", "server_down"}, {"at", at}, {"lasts", "3m"}};
    case 5:
      return {{"kind", "quota_set"},
              {"at", at},
              {"application", "a"},
              {"quota", {{"per_hour", 1 + choose.below(20)}}}};
    case 6:
      return {{"kind", "server_slow"}, {"at", at}, {"lasts", "2m"}, {"delay", "15s"}};
    default:
      return {{"kind", "deploy"}, {"at", at}};
  }
}

base::Json service_of(Chooser& choose, const std::string& application) {
  const std::string instances = choose.one_of({"fixed", "autoscaling", "serverless", "cron", "ci"});
  return {
      {"name", application},
      {"application", application},
      {"apis", base::Json::array({"orders"})},
      {"scopes", choose.below(2) ? base::Json::array({"read"}) : base::Json::array()},
      {"instances",
       {{"kind", instances},
        {"count", 1 + choose.below(5)},
        {"count_max", 8},
        {"lives", "4m"},
        {"every", "10m"},
        {"calls_each", 0.5}}},
      {"calls",
       {{"kind", choose.one_of({"constant", "poisson", "bursts"})},
        {"rate", 0.2},
        {"rate_burst", 1}}},
      {"cache",
       {{"kind", choose.one_of({"none", "process", "host", "shared"})},
        {"refresh", choose.one_of({"at_expiry", "early", "on_401", "never"})}}},
      {"retry", {{"kind", choose.one_of({"none", "fixed", "exponential", "storm"})}}},
  };
}

base::Json scenario_of_chance(uint64_t seed) {
  Chooser choose(seed);
  base::Json json = {
      {"version", 1},
      {"seed", seed},
      {"duration", "1h"},
      {"world", {{"lost_per_million", choose.below(2) * 20'000}}},
      {"apis", base::Json::array({{{"id", "orders"},
                                   {"scopes", base::Json::array({"read", "write"})},
                                   {"token_lifetime_seconds", 60 + choose.below(1800)}}})},
      {"applications",
       base::Json::array(
           {{{"id", "a"}, {"quota", {{"per_hour", 1 + choose.below(100)}}}}, {{"id", "b"}}})},
      {"services", base::Json::array({service_of(choose, "a"), service_of(choose, "b")})},
      {"events", base::Json::array()},
  };
  for (uint64_t left = choose.below(4); left > 0; --left)
    json["events"].push_back(event_of(choose));
  return json;
}

sim::Results run(const sim::Scenario& scenario) {
  auto simulation = sim::Simulation::make(scenario, {});
  REQUIRE(simulation.has_value());
  REQUIRE((*simulation)->run_to_end());
  return (*simulation)->results();
}

}  // namespace

TEST_CASE("whatever a scenario asks for, the counts agree, quotas hold and failures have causes") {
  for (uint64_t seed = 1; seed <= 12; ++seed) {
    const base::Json json = scenario_of_chance(seed);
    INFO("seed " << seed << ": " << base::write_json(json));
    const auto scenario = sim::scenario_of(json);
    REQUIRE(scenario.has_value());
    const sim::Results results = run(*scenario);
    for (const auto& check : results.checks) {
      INFO(check.name << ": " << check.explanation);
      CHECK(check.holds);
    }
    CHECK(results.total.failed_calls() <= results.total.calls);
    CHECK(results.tokens_with_cache <= results.total.tokens);
    if (seed % 6 == 0) {
      CHECK(sim::results_csv(run(*scenario)) == sim::results_csv(results));
    }
  }
}
