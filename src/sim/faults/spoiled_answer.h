// What a client gets instead of, or out of, a sound answer.
#pragma once

#include <chrono>

#include "base/chance.h"
#include "domain/log_event.h"
#include "engine/engine.h"
#include "sim/faults/disturbance.h"
#include "sim/faults/fault_rule.h"

namespace sim {

// Of a fault of FaultStage::instead. A shell that cannot drop a connection gives the response.
Disturbed answer_instead(const FaultRule& rule, base::Time now);
// What the tenant's log says of it.
domain::LogEvent event_instead(const FaultRule& rule, const FaultTarget& target,
                               const base::Request& request, const Disturbed& answer);
// FaultStage::answer.
void spoil_answer(const FaultRule& rule, Disturbed& answer);
// FaultStage::keys. Stale: as a cache has the set that never saw the key that signs now, nor the
// next one, so only what signed before; none when nothing was rotated yet.
void spoil_keys(const FaultRule& rule, engine::Engine& engine, base::Response& response);
// FaultStage::token: what stands beside the token.
void spoil_token_answer(const FaultRule& rule, base::Response& response);

std::chrono::milliseconds delay_of(const FaultRule& rule, base::Random& random);
// The response says which fault was at work, when the rule wants that.
void announce(const FaultRule& rule, base::Response& response);

}  // namespace sim
