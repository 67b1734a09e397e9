// One replica among others on a PostgreSQL database: a thread with a connection of its own that
// follows the others, and asks for what must be agreed with them.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/system_clock.h"
#include "storage/postgres/errands.h"
#include "storage/postgres/follower.h"
#include "storage/postgres/registry_right.h"

namespace storage::postgres {

// What the coordinator needs to know of the store that it belongs to, and to tell it. Any thread.
class CoordinatedStore {
 public:
  virtual ~CoordinatedStore() = default;
  virtual bool has_failed() const = 0;
  virtual void fail_soon(const domain::StoreError& error) = 0;
  // Whether all changes of the registry that were written are durable.
  virtual bool has_settled_registry() const = 0;
};

class Coordinator : public domain::Replication {
 public:
  Coordinator(std::unique_ptr<Connection> connection, std::shared_ptr<Fence> fence,
              CoordinatedStore& store);
  ~Coordinator() override;

  const std::string& name() const override { return m_follower.fence().replica(); }
  void connect(domain::Replica* replica) override;
  base::Result<void, domain::StoreError> take_registry() override { return m_registry.take(); }
  bool try_registry() override { return m_registry.try_take(); }
  void give_registry() override { m_registry.give(); }
  bool is_registry_wanted() const override { return m_registry.is_wanted(); }
  void settle_registry() override;
  base::Result<std::vector<bool>, domain::StoreError> claim(
      const std::vector<domain::TokenMark>& marks) override;
  base::Result<void, domain::StoreError> take_slices(
      const std::vector<domain::SliceDemand>& demands) override;
  void ask_for_slices(std::vector<domain::SliceDemand> demands) override;
  uint64_t replicas() const override { return m_replicas; }
  Figures figures() const override;

 private:
  void wake();
  bool is_connected();

  void run();
  Result<void> step(bool is_notified);
  Result<void> pass_registry_on();
  Result<void> look_around();
  Result<void> follow();
  Result<void> follow_all();
  Result<void> follow_to_goals();
  Result<void> renew_in_time();
  Result<void> renew();
  Result<void> keep_house();
  Result<void> receive_slices(const std::vector<domain::SliceDemand>& demands);
  Result<void> return_dead_slices(const std::vector<std::string>& replicas);
  std::chrono::milliseconds time_to_wait() const;
  void end(const domain::StoreError& why);

  CoordinatedStore& m_store;
  Follower m_follower;
  RegistryRight m_registry;
  Errands m_errands;
  const int m_wake;  // a descriptor that becomes readable
  base::SystemClock m_clock;

  std::atomic<bool> m_is_stopping = false;

  // Held while the replica hears something.
  std::mutex m_replica_mutex;
  domain::Replica* m_replica = nullptr;
  bool m_has_begun = false;

  // Of the thread alone.
  bool m_is_giving_registry = false;
  bool m_has_returned_former_slices = false;
  base::Time m_renewed_at{}, m_swept_at{}, m_looked_around_at{};

  // When all that the others had committed was followed.
  std::atomic<base::Time> m_followed_at{base::Time{}};
  std::atomic<uint64_t> m_replicas = 1, m_followed = 0;
  std::thread m_thread;
};

}  // namespace storage::postgres
