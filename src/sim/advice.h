// Recommendations, each from a run of the scenario with something else.
#pragma once

#include <functional>

#include "sim/simulation.h"

namespace sim {

struct AdviceOptions {
  // A scenario with more token requests than this is not run again.
  uint64_t requests_max = 3'000'000;
  size_t runs_max = 8;
};

// Best first: what saves tokens, what keeps calls from failing, which quota and which plan fit.
// `results` are of a run of `scenario` to its end. `progress` is told before each run what it
// tries.
std::vector<Advice> advice_for(const Scenario& scenario, const Results& results,
                               const Options& options, const AdviceOptions& limits = {},
                               const std::function<void(const std::string&)>& progress = {});

}  // namespace sim
