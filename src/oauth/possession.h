// Tokens that serve only whoever holds a key: bound by a DPoP proof (RFC 9449 section 5) or to the
// certificate of the client's TLS connection (RFC 8705 section 3).
#pragma once

#include <string>
#include <vector>

#include "oauth/attempt.h"
#include "oauth/surroundings.h"
#include "oauth/token_request.h"

namespace oauth {

// Application and API are known. Sets what the attempt's token is bound to, or refuses; returns
// whether it goes on. A proof binds the token whenever there is one; a certificate does when the
// API or the application requires possession to be proved.
bool settle_possession(Attempt& attempt, const TokenRequest& request,
                       const Surroundings& surroundings);

// The nonces that proofs may carry now, the one to hand out first (RFC 9449 section 8). They follow
// from the master key and the time, so a restart forgets none.
std::vector<std::string> dpop_nonces(const SecretVault& vault, base::Time now);
inline constexpr std::chrono::seconds dpop_nonce_interval{300};

}  // namespace oauth
