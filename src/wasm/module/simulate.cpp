// Simulations in a script: a scenario goes in, results come out.
#include <emscripten.h>

#include <string>
#include <utility>
#include <vector>

#include "sim/results_text.h"
#include "sim/scenario_json.h"
#include "sim/simulation.h"

namespace {

const char* returned(const base::Json& json) {
  static std::string last;
  last = base::write_json(json);
  return last.c_str();
}

std::vector<std::string>& signing_keys() {
  static std::vector<std::string> keys;
  return keys;
}

}  // namespace

// A key for the next simulation, which would take a second to make one (sim::Options).
extern "C" EMSCRIPTEN_KEEPALIVE void tallygate_simulation_key(const char* der, int size) {
  signing_keys().emplace_back(der, static_cast<size_t>(size));
}

// {"results", "csv"}, or {"errors": [{"path", "reason"} …]}. A negative seed: the scenario's own.
extern "C" EMSCRIPTEN_KEEPALIVE const char* tallygate_simulate(const char* text, double seed) {
  const auto scenario = sim::read_scenario(text);
  if (!scenario) {
    base::Json errors = base::Json::array();
    for (const sim::ScenarioError& error : scenario.error()) {
      errors.push_back({{"path", error.path}, {"reason", error.reason}});
    }
    return returned({{"errors", errors}});
  }
  sim::Options options;
  if (seed >= 0) options.seed = static_cast<uint64_t>(seed);
  options.signing_keys = std::exchange(signing_keys(), {});
  auto simulation = sim::Simulation::make(*scenario, options);
  if (!simulation) {
    return returned(
        {{"errors", base::Json::array({{{"path", "$"}, {"reason", simulation.error()}}})}});
  }
  (*simulation)->run_to_end();
  const sim::Results results = (*simulation)->results();
  // The module goes with it: taking it apart would cost a twentieth of its time.
  (void)simulation->release();
  return returned({{"results", sim::results_json(results)},
                   {"csv", sim::results_csv(results)},
                   {"burnDownCsv", sim::burn_down_csv(results)}});
}
