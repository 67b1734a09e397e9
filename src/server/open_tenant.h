// A tenant as it was read from its store: both are opened anew together after the store has failed.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "engine/engine.h"
#include "server/data_folder.h"
#include "sim/faults/faults.h"
#include "storage/postgres/fence.h"

namespace server {

struct TenantError {
  std::string explanation;  // one sentence, for the operator
};

// When a response that depends on a write leaves: once it is on the disk, or at once. Relaxed, the
// disk is less than a second behind.
enum class Durability { strict, relaxed };

// What a tenant is opened with, each time.
struct TenantOpening {
  std::string name;  // empty: the one without a name
  // Of a PostgreSQL database; empty: SQLite in the tenant's folder.
  std::string store;
  std::string issuer;
  std::string dashboard_key;
  Durability durability = Durability::strict;
  // That the operator keeps himself; empty: the folder's.
  std::string master_key;
  // It was there before: what is gone from a database is not made anew.
  bool has_been_open = false;
};

// Of the tenant in that folder. In a PostgreSQL database other servers may have it at the same
// time, or not.
base::Result<std::unique_ptr<domain::Store>, domain::StoreError> open_store(
    const DataFolder& folder, const TenantOpening& opening, storage::Sharing sharing);

struct OpenTenant {
  // Fails when the store cannot be read or takes no write. The clock, the random source and
  // the faults must outlive it.
  static base::Result<std::shared_ptr<OpenTenant>, TenantError> open(
      std::shared_ptr<const DataFolder> folder, const TenantOpening& opening,
      const base::Clock& clock, base::Random& random, sim::Faults& faults);
  ~OpenTenant();

  // The engine's answer with the faults in it, its ticket as the durability has it. Any thread.
  sim::Disturbed handle(const base::Request& request);

  Durability durability = Durability::strict;
  // In this order: the folder stays locked until the store has written its last.
  std::shared_ptr<const DataFolder> folder;
  std::unique_ptr<domain::Store> store;
  std::unique_ptr<engine::Engine> engine;
  sim::Faults* faults = nullptr;
  // The listener has heard that the store failed.
  std::atomic<bool> has_told_failure = false;
};

// Hears of every write of the store, on any thread.
using StoreListener = std::function<void(const std::shared_ptr<const domain::Store>&,
                                         const base::Result<domain::Ticket, domain::StoreError>&)>;

// The store of an open tenant, which lives as long.
std::shared_ptr<const domain::Store> store_of(const std::shared_ptr<OpenTenant>& tenant);
// While the listener hears something it may hold the last reference to the tenant, and a store must
// not end on its own thread: take the listener away before letting go of the tenant.
void listen(const std::shared_ptr<OpenTenant>& tenant, const StoreListener& listener);
// Returns when the changes and all that was written before them are durable; gives why that cannot
// be. Takes the place of the store's listener, and leaves none.
base::Result<void, TenantError> write_through(domain::Store& store, const domain::Changes& changes);

}  // namespace server
