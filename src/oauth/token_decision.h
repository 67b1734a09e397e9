// Whether a token request is granted (RFC 6749 section 4.4; reference/auth0.md section 4).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "oauth/attempt.h"
#include "oauth/surroundings.h"
#include "oauth/token_request.h"

namespace oauth {

// Judges a request. Reads only.
Attempt decide(const base::Result<TokenRequest, Refusal>& request,
               const Surroundings& surroundings);

// As many scopes as a log event keeps.
std::vector<std::string> logged_scopes(std::vector<std::string> scopes);

}  // namespace oauth
