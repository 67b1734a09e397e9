// The Management API v2 (reference/auth0.md section 9), and our additions under /api/tallygate/v1.
// Protected by the tenant's own access tokens. Handlers judge and answer; the changes they ask for
// are the caller's to write and apply, what would be too many at once step by step.
#pragma once

#include <functional>
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

// How a handler goes through very many entities, so that nobody waits long for the tenant.
class Steps {
 public:
  virtual ~Steps() = default;
  // Once for each that was looked at: now and then others have their turns, and the tenant may have
  // changed afterwards.
  void count_one() {
    if (++m_looked_at % looked_at_together == 0) pause();
  }
  // Others have their turns now.
  virtual void pause() = 0;
  // Does what does not look at the tenant while others have their turns; the tenant may have
  // changed afterwards.
  virtual void aside(const std::function<void()>& work) = 0;
  // Whether commit() may be called. A handler that it may not asks for its last changes alone, and
  // is called again.
  virtual bool may_commit() const = 0;
  // Writes and applies a part of what is asked for, then others have their turns. False: it could
  // not be stored.
  virtual bool commit(const domain::Changes& changes) = 0;

 private:
  static constexpr uint64_t looked_at_together = 256;
  uint64_t m_looked_at = 0;
};

// What a handler sees. The caller keeps the tenant still meanwhile, but between steps.
struct Context {
  const domain::Tenant& tenant;
  const oauth::SecretVault& vault;
  const oauth::KeyRing& keys;
  base::Random& random;
  base::Time now;
  std::string issuer;  // of the address that the call came in on, with the slash at the end
  Steps& steps;
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
  // No answer: a part of the changes could not be stored.
  bool is_not_stored = false;
};

// Whether a path is ours: "/api/…".
bool serves(std::string_view path);

Outcome handle(const base::Request& request, const Context& context);

}  // namespace management
