#include "server/running_tenant.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace server {

namespace {

// How often a relaxed store commits, and how many writes it may be behind: memory is not without
// end, and so a response waits for a write that came this much earlier.
constexpr std::chrono::milliseconds relaxed_commit_interval{250};
constexpr domain::Ticket relaxed_writes_max = 16 * 1024;

// A write of nothing is durable after every write before it. Gives why that cannot be.
std::optional<domain::StoreError> flush(domain::Store& store) {
  std::mutex mutex;
  std::condition_variable told;
  std::optional<domain::StoreError> lost;
  store.on_durable([&](const base::Result<domain::Ticket, domain::StoreError>& outcome) {
    const std::lock_guard lock(mutex);
    if (!outcome) lost = outcome.error();
    told.notify_one();
  });
  const auto ticket = store.write({});
  if (ticket) {
    std::unique_lock lock(mutex);
    told.wait(lock, [&] { return lost || store.durable() >= *ticket; });
  }
  store.on_durable(nullptr);
  return ticket ? lost : ticket.error();
}

}  // namespace

base::Result<std::unique_ptr<RunningTenant>, TenantError> RunningTenant::open(
    const std::filesystem::path& path, const std::string& issuer, const std::string& dashboard_key,
    Durability durability, const base::Clock& clock, base::Random& random) {
  auto folder = DataFolder::open(path, random);
  if (!folder) return base::failure(TenantError{folder.error().explanation});
  std::unique_ptr<RunningTenant> tenant(new RunningTenant(std::move(*folder), durability));
  tenant->m_issuer = issuer;
  const std::chrono::milliseconds interval =
      durability == Durability::relaxed ? relaxed_commit_interval : std::chrono::milliseconds(0);
  auto store = storage::SqliteStore::open(tenant->m_folder.database_path(), interval);
  if (!store) return base::failure(TenantError{store.error().explanation});
  tenant->m_store = std::move(*store);
  auto engine = engine::Engine::open({issuer, tenant->m_folder.master_key(), dashboard_key},
                                     *tenant->m_store, clock, random);
  if (!engine) return base::failure(TenantError{engine.error().explanation});
  tenant->m_engine = std::move(*engine);
  tenant->m_first_application = tenant->m_engine->first_application();
  if (const auto lost = flush(*tenant->m_store)) {
    return base::failure(TenantError{lost->explanation});
  }
  return tenant;
}

base::Response RunningTenant::handle(const base::Request& request) {
  base::Response response = m_engine->handle(request);
  if (m_durability == Durability::relaxed) {
    response.ticket -= std::min(response.ticket, relaxed_writes_max);
  }
  return response;
}

RunningTenant::~RunningTenant() {
  if (m_store) m_store->on_durable(nullptr);
}

}  // namespace server
