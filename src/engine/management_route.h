// The Management API: its handlers hold the state's mutex, and let go of it between the steps of
// what takes long.
#pragma once

#include "base/http_message.h"
#include "engine/key_keeper.h"
#include "engine/state.h"

namespace engine {

// What cannot be done now, and may be a second later.
base::Response not_now(std::string_view message);

base::Response answer_management_request(State& state, KeyKeeper& keys,
                                         const base::Request& request);

}  // namespace engine
