// Results as text for other tools: the same octets for the same results.
#pragma once

#include <string>

#include "base/json.h"
#include "base/result.h"
#include "sim/results.h"

namespace sim {

base::Json results_json(const Results& results);
// One row for each hour, application and API in which something happened (RFC 4180).
std::string results_csv(const Results& results);

// One row for each point of each burn-down (RFC 4180); empty where there is neither quota nor plan.
std::string burn_down_csv(const Results& results);

// "tokens.month", "tokens", "requests", "calls.failed", "requests.failed", "peak", "tokens.saved",
// "over_quota", "failed.<reason>", "checks.failed". Nothing for any other name.
std::optional<uint64_t> figure(const Results& results, std::string_view name);
std::string figure_names();

// "tokens.month>100000": whether it is so. A sentence when it cannot be read.
base::Result<bool, std::string> holds(const Results& results, std::string_view condition);

// The figures of two runs side by side.
base::Json comparison_json(const Results& first, const Results& second);

}  // namespace sim
