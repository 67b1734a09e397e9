// What a month's tokens cost by each plan.
#pragma once

#include "sim/results.h"

namespace sim {

// Where a scenario names none. Made up, to be edited: vendors' prices differ and change.
std::vector<PricePlan> usual_prices();
std::vector<Cost> costs_of(const std::vector<PricePlan>& prices, uint64_t tokens_per_month);

}  // namespace sim
