// What a replica asks the database for about the others, by a connection of its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "domain/replication.h"
#include "storage/postgres/connection.h"
#include "storage/postgres/fence.h"

namespace storage::postgres {

// The tenant's replicas as they stand.
struct Surroundings {
  bool is_registry_free = false;
  bool is_registry_wanted = false;
  uint64_t replicas = 1;
  bool has_dead_slices = false;
  // Windows of quotas of which only slices are left, and this replica holds one.
  std::vector<std::string> windows_used_up;
};

// One thread at a time.
class Follower {
 public:
  Follower(std::unique_ptr<Connection> connection, std::shared_ptr<Fence> fence);

  Connection& connection() { return *m_connection; }
  const Fence& fence() const { return *m_fence; }
  // Begins behind what was loaded.
  void begin() { m_positions = m_fence->loaded(); }

  // What others have committed since, in its order, as much of it as is read at once. Fails when it
  // is not there any more: this replica was behind for too long.
  Result<domain::Changes> changes();
  // Whether that was not all of what there was: what comes next is the rest, and nothing newer.
  bool is_behind() const { return !m_goals.empty(); }
  Result<Surroundings> surroundings();
  // Stays alive, and says up to when the others' changes are followed.
  Result<void> renew();
  // Keeps the right to change the registry. False when another has taken it.
  Result<bool> renew_registry();
  // Of all replicas' changes, those that everybody has followed.
  Result<void> sweep_journal();

  // Whether this replica has the right to change the registry now; if not, the others know that it
  // is wanted.
  Result<bool> take_registry();
  Result<void> give_registry();

 private:
  Result<void> set_goals();
  void notify();

  std::unique_ptr<Connection> m_connection;
  std::shared_ptr<Fence> m_fence;
  // Of each replica the last commit that was followed, and while this one is behind the one to get
  // to before newer ones are looked at, so that nobody is kept waiting by one who writes much.
  Fence::Positions m_positions, m_goals;
};

}  // namespace storage::postgres
