// One tenant as this server runs it: its folder, and what was opened in it.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/open_tenant.h"

namespace server {

class RunningTenant {
 public:
  // Takes the tenant from the folder, or makes folder and tenant; returns when what it made is
  // durable. The listener then hears of every write. The clock and the random source must outlive
  // the tenant.
  static base::Result<std::unique_ptr<RunningTenant>, TenantError> open(
      const std::filesystem::path& folder, const TenantOpening& opening, StoreListener listener,
      const base::Clock& clock, base::Random& random);
  ~RunningTenant();

  const std::filesystem::path& folder() const { return m_folder->path(); }
  const std::string& issuer() const { return m_opening.issuer; }
  // Another one after the store has failed: whoever answers a request keeps to one. Any thread.
  std::shared_ptr<OpenTenant> now() const;
  // Commits of the store, of the failed ones before it too. Any thread.
  uint64_t commits() const { return m_commits; }
  // What goes wrong in this tenant on purpose.
  sim::Faults& faults() { return *m_faults; }
  // Nothing when it was deleted.
  const std::optional<engine::FirstApplication>& first_application() const {
    return m_first_application;
  }
  // The engine's maintenance; or, when the store has failed, opens the tenant anew as soon as that
  // can be done. About once a second, one thread.
  void tick();

  // Of a tenant that gets no more requests, and that nobody else holds: whether those under way
  // have their answers, now or so soon. Ask until it says so, and only then let go of the tenant.
  bool comes_to_rest(std::chrono::milliseconds within);
  std::shared_ptr<const DataFolder> data_folder() const { return m_folder; }

 private:
  RunningTenant(std::shared_ptr<const DataFolder> folder, TenantOpening opening,
                StoreListener listener, const base::Clock& clock, base::Random& random);
  base::Result<std::shared_ptr<OpenTenant>, TenantError> open_now() const;
  void use(std::shared_ptr<OpenTenant> tenant);
  void recover();
  void let_go_of_failed();
  bool has_come_to_rest();

  std::shared_ptr<const DataFolder> m_folder;
  TenantOpening m_opening;
  StoreListener m_listener;
  const base::Clock& m_clock;
  base::Random& m_random;
  // Outlives what is open.
  std::unique_ptr<sim::Faults> m_faults;
  std::atomic<uint64_t> m_commits = 0;
  std::optional<engine::FirstApplication> m_first_application;

  mutable std::mutex m_mutex;
  std::shared_ptr<OpenTenant> m_now;
  // Failed ones that a request may still be at. They go on the thread of tick(): letting go of a
  // large tenant takes time.
  std::vector<std::shared_ptr<OpenTenant>> m_failed;
  std::condition_variable m_has_committed;
  // Of writes of nothing, one after the other, that has_come_to_rest() waits for.
  std::vector<domain::Ticket> m_last_writes;
  int m_ticks_to_wait = 0;
  int m_ticks_waited_last = 0;
  int m_ticks_in_order = 0;
  std::string m_told;
};

}  // namespace server
