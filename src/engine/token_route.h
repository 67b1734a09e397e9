// The endpoints for applications. POST /oauth/token: decide and record hold the state's mutex, the
// signature is made between them.
#pragma once

#include <optional>

#include "engine/key_keeper.h"
#include "oauth/access_token.h"

namespace engine {

struct KnownDecision;

// `alike`: how many of these requests come at this moment (Engine::answer_alike). What is worth
// knowing of the decision goes to `known`.
SharedAnswer answer_token_request(State& state, KeyKeeper& keys, const base::Request& request,
                                  uint64_t alike = 1, KnownDecision* known = nullptr);

// Of a granted attempt, which is refused when the token cannot be signed. Without the mutex.
std::string token_of(State& state, KeyKeeper& keys, std::shared_ptr<const oauth::KeyRing> ring,
                     oauth::Attempt& attempt, const oauth::AccessToken& access_token);
// Appends what goes out of the log because something comes into it. The mutex is held.
void push_out_of_log(domain::Changes& changes, const domain::Tenant& tenant);

// POST /oauth/introspect and POST /oauth/revoke, where the tenant has them switched on; nothing for
// any other request.
std::optional<base::Response> answer_about_token(State& state, KeyKeeper& keys,
                                                 const base::Request& request);

}  // namespace engine
