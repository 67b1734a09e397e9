// Fault rules as JSON, as /admin/faults takes and tells them.
#pragma once

#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "sim/faults/fault_rule.h"
#include "sim/scenario_json.h"

namespace sim {

inline constexpr size_t fault_rule_size_max = 1 << 16;

// A new rule, without an id; or what `before` becomes when its members are replaced by those of
// `json`, null taking one away. Every error there is, with its path.
base::Result<FaultRule, ScenarioErrors> read_fault_rule(std::string_view json, base::Time now,
                                                        const FaultRule* before = nullptr);

// With its counters, and whether it is over.
base::Json fault_rule_json(const FaultRule& rule, base::Time now);

}  // namespace sim
