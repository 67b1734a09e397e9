// Whether a simulation can be believed: its counts against the engine's own.
#pragma once

#include "sim/results.h"
#include "sim/world.h"

namespace sim {

std::vector<Check> checks_of(const Scenario& scenario, const World& world, Tenant& tenant);

}  // namespace sim
