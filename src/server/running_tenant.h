// One tenant as this server runs it: its folder, its store, its engine.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "engine/engine.h"
#include "server/data_folder.h"
#include "storage/sqlite/sqlite_store.h"

namespace server {

// When a response that depends on a write leaves: once it is on the disk, or at once. Relaxed, the
// disk is less than a second behind.
enum class Durability { strict, relaxed };

struct TenantError {
  std::string explanation;  // one sentence, for the operator
};

// What was heard of a tenant's store.
struct StoreTally {
  std::atomic<uint64_t> commits{0};
  std::atomic<bool> is_failed{false};
};

class RunningTenant {
 public:
  // Takes the tenant from the folder, or makes folder and tenant; returns when what it made is
  // durable. The listener then hears of every write of the store, on any thread. The clock and the
  // random source must outlive the tenant.
  static base::Result<std::unique_ptr<RunningTenant>, TenantError> open(
      const std::filesystem::path& folder, const std::string& issuer,
      const std::string& dashboard_key, Durability durability, const base::Clock& clock,
      base::Random& random);
  ~RunningTenant();

  const std::filesystem::path& folder() const { return m_folder.path(); }
  const std::string& issuer() const { return m_issuer; }
  // The engine's answer, its ticket as the durability has it. Any thread.
  base::Response handle(const base::Request& request);
  engine::Engine& engine() { return *m_engine; }
  domain::Store& store() { return *m_store; }
  // Any thread.
  StoreTally& tally() { return m_tally; }
  // Nothing when it was deleted.
  const std::optional<engine::FirstApplication>& first_application() const {
    return m_first_application;
  }

 private:
  RunningTenant(DataFolder folder, Durability durability)
      : m_folder(std::move(folder)), m_durability(durability) {}

  DataFolder m_folder;
  Durability m_durability;
  std::string m_issuer;
  StoreTally m_tally;
  std::unique_ptr<storage::SqliteStore> m_store;
  std::unique_ptr<engine::Engine> m_engine;
  std::optional<engine::FirstApplication> m_first_application;
};

}  // namespace server
