// What a request is judged by besides itself.
#pragma once

#include <string>

#include "base/time.h"
#include "domain/quota_slices.h"
#include "domain/tenant.h"
#include "oauth/secret_vault.h"

namespace oauth {

// Whoever makes one keeps the tenant still while it is used.
struct Surroundings {
  const domain::Tenant& tenant;
  const SecretVault& vault;
  std::string issuer;  // of the address that the request came in on, with the slash at the end
  base::Time now;
  // Of this replica; nullptr: the server is alone.
  const domain::QuotaSlices* slices = nullptr;
};

}  // namespace oauth
