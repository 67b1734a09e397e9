// On whose behalf an application takes a token: the organization of a token request
// (reference/auth0.md section 3.4).
#pragma once

#include <string>

#include "domain/client_grant.h"
#include "oauth/attempt.h"
#include "oauth/surroundings.h"

namespace oauth {

// `asked_for` is the parameter, empty when it was not sent: an id, or a name where the tenant puts
// names into tokens. Sets the attempt's organization, or refuses; returns whether it goes on.
bool settle_organization(Attempt& attempt, const std::string& asked_for,
                         const domain::ClientGrant& grant, const Surroundings& surroundings);

}  // namespace oauth
