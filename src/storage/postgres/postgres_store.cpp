#include "storage/postgres/postgres_store.h"

#include <atomic>
#include <utility>
#include <vector>

#include "domain/replication.h"
#include "storage/postgres/coordinator.h"
#include "storage/postgres/postgres_writer.h"
#include "storage/postgres/schema.h"
#include "storage/record.h"

namespace storage {

using domain::StoreError;

namespace {

// One of several servers that write to the tenant.
class SharedStore : public GroupStore, public postgres::CoordinatedStore {
 public:
  SharedStore(std::unique_ptr<GroupWriter> writer, std::chrono::milliseconds commit_interval,
              std::unique_ptr<postgres::Connection> connection,
              std::shared_ptr<postgres::Fence> fence)
      : GroupStore(std::move(writer), commit_interval),
        m_coordinator(std::move(connection), std::move(fence), *this) {}

  base::Result<domain::Ticket, StoreError> write(const domain::Changes& changes) override {
    auto ticket = GroupStore::write(changes);
    if (ticket && domain::is_of_registry(changes)) m_last_of_registry = *ticket;
    return ticket;
  }
  domain::Replication* replication() override { return &m_coordinator; }

  bool has_failed() const override { return GroupStore::has_failed(); }
  void fail_soon(const StoreError& error) override { GroupStore::fail_soon(error); }
  bool has_settled_registry() const override { return durable() >= m_last_of_registry; }

 private:
  std::atomic<domain::Ticket> m_last_of_registry = 0;
  postgres::Coordinator m_coordinator;  // ends first
};

base::Result<bool, StoreError> is_there(postgres::Connection& connection,
                                        const std::string& tenant) {
  const auto settings =
      connection.execute("select 1 from tallygate.settings where tenant = $1", {tenant});
  if (!settings) return base::failure(settings.error().error);
  return settings->size() > 0;
}

StoreError deleted_elsewhere() {
  return {StoreError::Kind::unavailable,
          "The tenant is no longer in the database: another server has deleted it."};
}

}  // namespace

base::Result<std::unique_ptr<domain::Store>, StoreError> open_postgres_store(
    const std::string& address, const std::string& tenant, const std::string& replica,
    Sharing sharing, Missing missing, std::chrono::milliseconds commit_interval) {
  auto connection = postgres::Connection::open(address);
  if (!connection) return base::failure(connection.error().error);
  if (const auto prepared = postgres::prepare_schema(**connection); !prepared) {
    return base::failure(prepared.error().error);
  }
  if (missing == Missing::is_refused) {
    const auto found = is_there(**connection, tenant);
    if (!found) return base::failure(found.error());
    if (!*found) return base::failure(deleted_elsewhere());
  }
  auto fence = postgres::Fence::take(**connection, tenant, replica, sharing);
  if (!fence) return base::failure(fence.error().error);
  auto writer = std::make_unique<postgres::PostgresWriter>(std::move(*connection), *fence);
  if (sharing == Sharing::alone) {
    return std::make_unique<GroupStore>(std::move(writer), commit_interval);
  }
  auto second = postgres::Connection::open(address);
  if (!second) return base::failure(second.error().error);
  return std::make_unique<SharedStore>(std::move(writer), commit_interval, std::move(*second),
                                       std::move(*fence));
}

base::Result<bool, StoreError> has_postgres_tenant(const std::string& address,
                                                   const std::string& tenant) {
  const auto connection = postgres::Connection::open(address);
  if (!connection) return base::failure(connection.error().error);
  return is_there(**connection, tenant);
}

base::Result<void, StoreError> remove_postgres_tenant(const std::string& address,
                                                      const std::string& tenant) {
  auto connection = postgres::Connection::open(address);
  if (!connection) return base::failure(connection.error().error);
  // In the order of a commit: it takes these rows before it writes.
  std::vector<std::string> tables = {"lease", "replica", "journal", "quota_slice", "quota_window"};
  for (const Table table : all_tables) tables.emplace_back(name(table));
  auto done = (*connection)->execute("begin");
  for (size_t at = 0; done && at < tables.size(); ++at) {
    done = (*connection)
               ->execute("delete from tallygate." + tables[at] + " where tenant = $1", {tenant});
  }
  if (done) done = (*connection)->execute("commit");
  // Without it the connection's end takes everything back.
  if (!done) return base::failure(done.error().error);
  return {};
}

}  // namespace storage
