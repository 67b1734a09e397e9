#include "storage/postgres/postgres_store.h"

#include <utility>
#include <vector>

#include "storage/postgres/postgres_writer.h"
#include "storage/postgres/schema.h"
#include "storage/record.h"

namespace storage {

base::Result<std::unique_ptr<domain::Store>, domain::StoreError> open_postgres_store(
    const std::string& address, const std::string& tenant, const std::string& holder,
    std::chrono::milliseconds commit_interval) {
  auto connection = postgres::Connection::open(address);
  if (!connection) return base::failure(connection.error().error);
  if (const auto prepared = postgres::prepare_schema(**connection); !prepared) {
    return base::failure(prepared.error().error);
  }
  auto lease = postgres::Lease::take(**connection, tenant, holder);
  if (!lease) return base::failure(lease.error().error);
  auto writer =
      std::make_unique<postgres::PostgresWriter>(std::move(*connection), tenant, std::move(*lease));
  return std::make_unique<GroupStore>(std::move(writer), commit_interval);
}

base::Result<void, domain::StoreError> remove_postgres_tenant(const std::string& address,
                                                              const std::string& tenant) {
  auto connection = postgres::Connection::open(address);
  if (!connection) return base::failure(connection.error().error);
  // The lease first: every commit takes that row before it writes.
  std::vector<std::string> tables = {"lease"};
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
