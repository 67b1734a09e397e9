// A server's place among the replicas of a tenant. Every commit renews it and fails without it, so
// that a server which was cut off cannot write any more once the others took it for dead.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "storage/postgres/connection.h"

namespace storage {

// Whether other servers may serve the tenant at the same time.
enum class Sharing { alone, shared };

namespace postgres {

class Fence {
 public:
  // For how long others wait for a server that is silent.
  static constexpr std::chrono::seconds duration{15};
  static std::string expiry();

  // Fails with `unavailable` while another server has the tenant alone, or, for `alone`, while
  // another one is there at all. The replica's own earlier place it takes over at once: whoever it
  // was is gone.
  static Result<std::shared_ptr<Fence>> take(Connection& connection, const std::string& tenant,
                                             const std::string& replica, Sharing sharing);

  // Within the transaction that it protects, or alone.
  Result<void> renew(Connection& connection) const;
  void give_back(Connection& connection) const;

  const std::string& tenant() const { return m_tenant; }
  const std::string& replica() const { return m_replica; }
  // As a statement's parameter: who took the place since has a higher one.
  const std::string& epoch() const { return m_epoch; }
  bool is_shared() const { return m_sharing == Sharing::shared; }

  // The right to change the registry, by its epoch: the last that this replica had, or has.
  std::atomic<long long> registry_epoch{0};
  // How many statements the database was asked.
  std::atomic<uint64_t> statements{0};

  // The last commit of each replica that is in what was loaded.
  using Positions = std::map<std::string, long long>;
  // Of rows that are names and numbers of commits.
  static Positions positions_in(const Rows& rows);
  void set_loaded(Positions positions);
  Positions loaded() const;

 private:
  Result<void> take_within(Connection& connection);
  Result<void> check_others(Connection& connection) const;

  std::string m_tenant, m_replica, m_epoch;
  Sharing m_sharing = Sharing::alone;
  mutable std::mutex m_mutex;
  Positions m_loaded;
};

// Any epoch but the replica's own.
Error taken_over();

}  // namespace postgres
}  // namespace storage
