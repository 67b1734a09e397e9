// The tenant's credentials-exchange step: its rules in their order, over a token request that would
// be granted (reference/auth0.md section 8).
#pragma once

#include "oauth/attempt.h"
#include "oauth/surroundings.h"

namespace oauth {

// Application, API and granted scopes are known. Takes scopes away, sets custom claims, or refuses;
// returns whether the attempt goes on. Claims that are reserved are dropped without a word, and so
// are those without a namespace when the token is for the Management API (section 4.5).
bool apply_exchange_rules(Attempt& attempt, const Surroundings& surroundings);

// Whether everything that the rule asks for is so.
bool fits(const domain::ExchangeRule& rule, const Attempt& attempt, const std::string& issuer);

}  // namespace oauth
