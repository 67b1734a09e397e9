#include "server/running_tenant.h"

#include <condition_variable>
#include <mutex>

namespace server {

namespace {

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
    const base::Clock& clock, base::Random& random) {
  auto folder = DataFolder::open(path, random);
  if (!folder) return base::failure(TenantError{folder.error().explanation});
  std::unique_ptr<RunningTenant> tenant(new RunningTenant(std::move(*folder)));
  tenant->m_issuer = issuer;
  auto store = storage::SqliteStore::open(tenant->m_folder.database_path());
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

RunningTenant::~RunningTenant() {
  if (m_store) m_store->on_durable(nullptr);
}

}  // namespace server
