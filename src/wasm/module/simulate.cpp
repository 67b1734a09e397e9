// Simulations in a script: a scenario goes in, results come out.
#include <emscripten.h>

#include <string>

#include "sim/results_text.h"
#include "sim/scenario_json.h"
#include "sim/simulation.h"

namespace {

const char* returned(const base::Json& json) {
  static std::string last;
  last = base::write_json(json);
  return last.c_str();
}

}  // namespace

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
  auto simulation = sim::Simulation::make(*scenario, options);
  if (!simulation) {
    return returned(
        {{"errors", base::Json::array({{{"path", "$"}, {"reason", simulation.error()}}})}});
  }
  (*simulation)->run_to_end();
  const sim::Results results = (*simulation)->results();
  return returned({{"results", sim::results_json(results)},
                   {"csv", sim::results_csv(results)},
                   {"burnDownCsv", sim::burn_down_csv(results)}});
}
