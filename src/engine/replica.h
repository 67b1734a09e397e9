// This engine as one of several replicas that serve the tenant (domain/replication.h).
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "domain/replication.h"
#include "engine/state.h"
#include "oauth/attempt.h"

namespace engine {

// What the store tells the engine. Does nothing where the server is alone.
class EngineReplica : public domain::Replica {
 public:
  explicit EngineReplica(State& state) : m_state(state) {}
  ~EngineReplica() override;
  // The tenant is loaded.
  void connect();

  bool follow(const domain::Changes& changes) override;
  void receive(const std::vector<domain::SliceGrant>& grants) override;
  std::vector<domain::SliceReturn> idle_slices(const std::vector<std::string>& used_up) override;
  uint64_t taken_by(const std::string& replica, const std::string& slice) override;

 private:
  State& m_state;
  bool m_is_connected = false;
};

// The right to change what all replicas share; a server that is alone always has it. The state's
// mutex must not be held while it is taken.
class RegistryRight {
 public:
  explicit RegistryRight(State& state) : m_replication(state.replication) {}
  ~RegistryRight();
  RegistryRight(const RegistryRight&) = delete;
  RegistryRight& operator=(const RegistryRight&) = delete;

  // Waits for it. The tenant may have changed meanwhile.
  base::Result<void, domain::StoreError> take();
  // False where another replica has it.
  bool try_take();
  bool is_held() const { return m_is_held || !m_replication; }
  // Between the parts of long work, while it is held. Whether another replica waits for it; it has
  // its turn by pass_on(), and the tenant may have changed afterwards. The right may not come back.
  bool is_wanted() const { return m_is_held && m_replication->is_registry_wanted(); }
  void pass_on();
  // Waits until what was written by it is durable: only then others can have it.
  void settle();

 private:
  domain::Replication* m_replication;
  bool m_is_held = false;
};

// What the other replicas have to agree to before a granted attempt may have its token: nobody else
// was shown its proofs, and its quotas have a slice here. May refuse it. The mutex is not held.
base::Result<void, domain::StoreError> settle_with_replicas(State& state, oauth::Attempt& attempt,
                                                            base::Time now);
// oauth::confirm() with all slices that the attempt needs. The lock, of the mutex, is let go of
// where some were used up meanwhile, and held again afterwards, unless this fails.
base::Result<void, domain::StoreError> confirm_with_replicas(State& state,
                                                             std::unique_lock<CourteousMutex>& lock,
                                                             oauth::Attempt& attempt,
                                                             base::Time now);
// Asks for more of what runs low, and does not wait for it. The mutex is held.
void ask_for_slices_ahead(State& state, const oauth::Attempt& attempt, base::Time now);

// Whether another replica may not publish yet a key that the changes make the current one. The
// mutex is held.
bool makes_young_key_current(const State& state, const domain::Changes& changes, base::Time now);

}  // namespace engine
