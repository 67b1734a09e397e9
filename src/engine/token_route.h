// POST /oauth/token: decide and record hold the state's mutex, the signature is made between them.
#pragma once

#include "engine/key_keeper.h"

namespace engine {

base::Response answer_token_request(State& state, KeyKeeper& keys, const base::Request& request);

}  // namespace engine
