// Scenarios as JSON, version 1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "sim/scenario.h"

namespace sim {

inline constexpr int scenario_version = 1;
inline constexpr size_t scenario_size_max = 1 << 20;

struct ScenarioError {
  std::string path;    // "$.services[2].calls.rate"; "$" is the whole
  std::string reason;  // one sentence
  bool operator==(const ScenarioError&) const = default;
};
using ScenarioErrors = std::vector<ScenarioError>;

// Every error there is, not only the first.
base::Result<Scenario, ScenarioErrors> read_scenario(std::string_view text);
base::Result<Scenario, ScenarioErrors> scenario_of(const base::Json& json);

// What read_scenario() reads as the same scenario.
base::Json scenario_json(const Scenario& scenario);
std::string write_scenario(const Scenario& scenario);

// "services[0].cache.kind=none": the value is JSON, or a text when it is none. Everything on the
// path but its last member must be there. A reason when it cannot be done.
base::Result<base::Json, std::string> with_setting(base::Json json, std::string_view assignment);

// "1h30m", "250ms", "30d"; the largest units that fit.
std::string duration_text(Milliseconds duration);
// As people read it, in the two largest units: "1 hour 30 minutes", "24 hours", "250 milliseconds".
std::string duration_words(Milliseconds duration);
std::optional<Milliseconds> duration_of(std::string_view text);

}  // namespace sim
