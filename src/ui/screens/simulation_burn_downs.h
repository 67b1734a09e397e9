// How quotas and the plan burned down in a simulation.
#pragma once

#include "sim/results.h"
#include "ui/look.h"

namespace ui {

// A card each for those that came closest to their end: a dial of that moment, and how they went.
void draw_burn_downs(Look& look, const sim::Scenario& scenario, const sim::Results& results);

}  // namespace ui
