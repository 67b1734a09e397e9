#include "server/open_tenant.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

#include "storage/postgres/postgres_store.h"
#include "storage/sqlite/sqlite_store.h"

namespace server {

namespace {

// How often a relaxed store commits, and how many writes it may be behind: memory is not without
// end, and so a response waits for a write that came this much earlier.
constexpr std::chrono::milliseconds relaxed_commit_interval{250};
constexpr domain::Ticket relaxed_writes_max = 16 * 1024;

}  // namespace

base::Result<std::unique_ptr<domain::Store>, domain::StoreError> open_store(
    const DataFolder& folder, const TenantOpening& opening, storage::Sharing sharing) {
  const std::chrono::milliseconds interval = opening.durability == Durability::relaxed
                                                 ? relaxed_commit_interval
                                                 : std::chrono::milliseconds(0);
  if (opening.store.empty()) return storage::open_sqlite_store(folder.database_path(), interval);
  const auto missing =
      opening.has_been_open ? storage::Missing::is_refused : storage::Missing::is_made;
  return storage::open_postgres_store(opening.store, opening.name, folder.server_id(), sharing,
                                      missing, interval);
}

base::Result<std::shared_ptr<OpenTenant>, TenantError> OpenTenant::open(
    std::shared_ptr<const DataFolder> folder, const TenantOpening& opening,
    const base::Clock& clock, base::Random& random, sim::Faults& faults) {
  auto tenant = std::make_shared<OpenTenant>();
  tenant->folder = std::move(folder);
  tenant->durability = opening.durability;
  auto store = open_store(*tenant->folder, opening, storage::Sharing::shared);
  if (!store) return base::failure(TenantError{store.error().explanation});
  tenant->store = std::move(*store);
  auto engine = engine::Engine::open(
      {opening.issuer, tenant->folder->master_key(), opening.dashboard_key, opening.name, &faults},
      *tenant->store, clock, random);
  if (!engine) return base::failure(TenantError{engine.error().explanation});
  tenant->engine = std::move(*engine);
  tenant->faults = &faults;
  return tenant;
}

OpenTenant::~OpenTenant() {
  if (store) store->on_durable(nullptr);
}

sim::Disturbed OpenTenant::handle(const base::Request& request) {
  sim::Disturbed answer = faults->handle(*engine, request);
  if (durability == Durability::relaxed) {
    base::Ticket& ticket = answer.response.ticket;
    ticket -= std::min(ticket, relaxed_writes_max);
  }
  return answer;
}

std::shared_ptr<const domain::Store> store_of(const std::shared_ptr<OpenTenant>& tenant) {
  return {tenant, tenant->store.get()};
}

void listen(const std::shared_ptr<OpenTenant>& tenant, const StoreListener& listener) {
  tenant->store->on_durable([listener, weak = std::weak_ptr<OpenTenant>(tenant)](
                                const base::Result<domain::Ticket, domain::StoreError>& outcome) {
    // Nobody waits for a store that nobody has any more.
    const auto open = weak.lock();
    if (!open) return;
    listener(store_of(open), outcome);
    if (!outcome) open->has_told_failure = true;
  });
  // It may have failed before, and told nobody; nobody waits to hear it yet.
  if (tenant->store->has_failed()) tenant->has_told_failure = true;
}

base::Result<void, TenantError> write_through(domain::Store& store,
                                              const domain::Changes& changes) {
  std::mutex mutex;
  std::condition_variable told;
  std::optional<domain::StoreError> lost;
  store.on_durable([&](const base::Result<domain::Ticket, domain::StoreError>& outcome) {
    const std::lock_guard lock(mutex);
    if (!outcome) lost = outcome.error();
    told.notify_one();
  });
  const auto ticket = store.write(changes);
  if (ticket) {
    std::unique_lock lock(mutex);
    told.wait(lock, [&] { return lost || store.durable() >= *ticket; });
  }
  store.on_durable(nullptr);
  if (!ticket) return base::failure(TenantError{ticket.error().explanation});
  if (lost) return base::failure(TenantError{lost->explanation});
  return {};
}

}  // namespace server
