// Who of the threads of this replica has the right to change the registry, or waits for it. Any
// thread. The coordinator takes it from the database, and gives it back to the other replicas.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>

#include "domain/store.h"

namespace storage::postgres {

class RegistryRight {
 public:
  // Wakes the coordinator.
  explicit RegistryRight(std::function<void()> wake) : m_wake(std::move(wake)) {}

  // Waits until this replica has it; each user gives it back.
  base::Result<void, domain::StoreError> take();
  // False where another replica has it or waits for it.
  bool try_take();
  void give();
  // Nobody waits any longer, and nobody gets it any more.
  void end(const domain::StoreError& why);

  // What the coordinator saw in the database.
  void see(bool is_free, bool is_wanted_by_others);
  bool is_waited_for() const;
  bool is_held() const;
  // By others, while it is held.
  bool is_wanted() const;
  // The replica has it from now on: all who wait get it.
  void arrive();
  // Whether nobody uses it and others want it: it is no longer held then.
  bool leave();
  // Another replica has taken it. False when somebody here uses it: what he changes will not be
  // taken.
  bool lose();

 private:
  const std::function<void()> m_wake;
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  bool m_is_held = false;
  bool m_is_free = false;
  bool m_is_wanted = false;
  uint64_t m_users = 0, m_waiting = 0, m_arrivals = 0;
  std::optional<domain::StoreError> m_end;
};

}  // namespace storage::postgres
