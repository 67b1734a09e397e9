// The endpoints for applications. POST /oauth/token: decide and record hold the state's mutex, the
// signature is made between them.
#pragma once

#include <optional>

#include "engine/key_keeper.h"

namespace engine {

// `alike`: how many of these requests come at this moment (Engine::answer_alike).
SharedAnswer answer_token_request(State& state, KeyKeeper& keys, const base::Request& request,
                                  uint64_t alike = 1);

// POST /oauth/introspect and POST /oauth/revoke, where the tenant has them switched on; nothing for
// any other request.
std::optional<base::Response> answer_about_token(State& state, KeyKeeper& keys,
                                                 const base::Request& request);

}  // namespace engine
