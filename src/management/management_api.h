// The Management API v2 (reference/auth0.md section 9), and our additions under /api/tallygate/v1.
// Protected by the tenant's own access tokens. Handlers judge and answer; the changes they ask for
// are the caller's to write and apply.
#pragma once

#include <string>
#include <string_view>

#include "base/chance.h"
#include "base/http_message.h"
#include "base/time.h"
#include "domain/tenant.h"
#include "oauth/key_ring.h"
#include "oauth/secret_vault.h"

namespace management {

// Lets callers in or turns them away, once they have shown who they are.
class Gate {
 public:
  virtual ~Gate() = default;
  // `caller` is empty for the dashboard.
  virtual bool admits(const domain::ClientId& caller) = 0;
};

// What a handler sees. The caller keeps the tenant still meanwhile.
struct Context {
  const domain::Tenant& tenant;
  const oauth::SecretVault& vault;
  const oauth::KeyRing& keys;
  base::Random& random;
  base::Time now;
  std::string issuer;  // of the address that the call came in on, with the slash at the end
  // Fresh signing keys that sign nothing yet, one of each family that the tenant uses; none unless
  // an outcome asked for them.
  std::vector<domain::SigningKey> spare_keys = {};
  Gate* gate = nullptr;  // nullptr: everyone is let in
};

struct Outcome {
  base::Response response;
  domain::Changes changes;  // empty for every answer but a 2xx
  // No answer yet: the same request again, please, with spare keys. Making them takes too long for
  // a handler.
  bool needs_spare_keys = false;
};

// Whether a path is ours: "/api/…".
bool serves(std::string_view path);

Outcome handle(const base::Request& request, const Context& context);

}  // namespace management
