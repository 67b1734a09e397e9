// What the parts of the engine share: the tenant, its keys, and the one way to change them.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/chance.h"
#include "base/result.h"
#include "base/time.h"
#include "domain/quota_slices.h"
#include "domain/replication.h"
#include "domain/store.h"
#include "domain/tenant.h"
#include "engine/courteous_mutex.h"
#include "engine/engine.h"
#include "engine/rate_limiter.h"
#include "engine/tally.h"
#include "oauth/key_ring.h"
#include "oauth/secret_vault.h"

namespace engine {

// The mutex guards the tenant, the ring's place, the rate limits and the order of writes. Nothing
// is signed while it is held.
struct State {
  State(const Settings& engine_settings, domain::Store& tenant_store, const base::Clock& time,
        base::Random& chance)
      : settings(engine_settings),
        store(tenant_store),
        clock(time),
        random(chance),
        vault(engine_settings.master_key, chance),
        replication(tenant_store.replication()),
        tenant(replication ? replication->name() : std::string()) {
    if (replication) slices.emplace();
  }

  // `iss` of what is issued in answer to this request: the address that it came in on.
  std::string issuer_of(const base::Request& request) const {
    return request.origin.empty() ? settings.issuer : request.origin + '/';
  }
  // The host of the tenant's own address, which its certificates are made out to.
  std::string host() const;
  // Writes and applies, all or none. The mutex is held.
  base::Result<domain::Ticket, domain::StoreError> commit(const domain::Changes& changes);
  // The same for changes that need no more.
  base::Result<domain::Ticket, domain::StoreError> write(const domain::Changes& changes);
  // Applies what other replicas have changed and stored. False: keys among it do not open. The
  // mutex is held.
  bool follow(const domain::Changes& changes);
  // nullptr: the server is alone.
  const domain::QuotaSlices* slices_here() const { return slices ? &*slices : nullptr; }
  void note_change(const domain::Changes& changes);
  // Makes the ring anew from the tenant's keys, which open. The mutex is held.
  void open_keys();
  // The keys as they stand.
  std::shared_ptr<const oauth::KeyRing> ring();

  Settings settings;
  domain::Store& store;
  const base::Clock& clock;
  base::Random& random;
  oauth::SecretVault vault;
  domain::Replication* replication;  // nullptr: the server is alone

  CourteousMutex mutex;
  domain::Tenant tenant;
  std::optional<domain::QuotaSlices> slices;  // of this replica
  std::shared_ptr<const oauth::KeyRing> keys;
  std::vector<domain::ApiSigningAlgorithm> algorithms_published;
  RateLimiter limiter;
  std::atomic<uint64_t> version{1};
  uint64_t registry_version = 1;  // goes up with changes of more than counts, marks and the log
  Tally tally;
};

}  // namespace engine
