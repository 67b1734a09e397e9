// How a tenant begins.
#pragma once

#include <string>

#include "base/chance.h"
#include "base/time.h"
#include "domain/tenant.h"
#include "oauth/secret_vault.h"

namespace engine {

// What the tenant lacks: settings, the Management API and the global client in a new one; in one
// that an older version made, the global client, and the Management API under its present
// identifier; in one that was imported without secrets, these. Nothing when all is there.
domain::Changes missing_beginnings(const domain::Tenant& tenant, const oauth::SecretVault& vault,
                                   const std::string& friendly_name, base::Time now,
                                   base::Random& random);

// The first Machine to Machine application with a grant of every scope of the Management API.
domain::Changes make_first_application(const domain::Tenant& tenant,
                                       const oauth::SecretVault& vault, base::Time now,
                                       base::Random& random);

}  // namespace engine
