// How much there is to do at a moment.
#pragma once

#include "sim/scenario.h"

namespace sim {

// Calls per thousand seconds at that moment, of one instance or of the whole service.
MilliRate rate_at(const Calls& calls, base::Time start, base::Time now);

// Whether the calls' rate is of the whole service, whose instances follow it.
bool follows_load(const Instances& instances);

// How many instances run. `load` is the rate of the whole service; of cron and ci those of one run.
uint32_t instances_at(const Instances& instances, MilliRate load, base::Time now);

}  // namespace sim
