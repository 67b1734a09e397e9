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

// Tries one alternative after the other, as far as one likes. Options, scenario and results are
// kept.
class Adviser {
 public:
  // `results` are of a run of `scenario` to its end.
  Adviser(const Scenario& scenario, const Results& results, const Options& options,
          const AdviceOptions& limits = {});
  ~Adviser();

  // What is tried now, or next; empty when everything was.
  std::string trying() const;
  // Goes on with it: a slice as of Simulation::run_until(). True when everything was tried.
  bool run(uint64_t work_max = UINT64_MAX);
  // Of what was tried so far, best first: what saves tokens, what keeps calls from failing, which
  // quota and which plan fit.
  std::vector<Advice> advice() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

// The advice of one that tried everything. `progress` is told before each run what it tries.
std::vector<Advice> advice_for(const Scenario& scenario, const Results& results,
                               const Options& options, const AdviceOptions& limits = {},
                               const std::function<void(const std::string&)>& progress = {});

}  // namespace sim
