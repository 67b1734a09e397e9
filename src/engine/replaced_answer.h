// An answer that something else gave in the engine's place, on purpose.
#pragma once

#include "base/http_message.h"
#include "domain/log_event.h"
#include "engine/state.h"

namespace engine {

// Engine::replace().
base::Response replace_answer(State& state, const base::Request& request, base::Response response,
                              domain::LogEvent event);

}  // namespace engine
