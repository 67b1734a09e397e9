#include "storage/postgres/postgres_reader.h"

#include "storage/migrations/migrations.h"
#include "storage/postgres/schema.h"
#include "storage/postgres/stored_rows.h"

namespace storage::postgres {

using domain::StoreError;

namespace {

StoreError no_tenant(const std::string& tenant) {
  return {StoreError::Kind::unavailable,
          "There is no tenant " + (tenant.empty() ? "" : tenant + " ") + "in the database."};
}

}  // namespace

StoreResult<std::unique_ptr<PostgresReader>> PostgresReader::open(const std::string& address,
                                                                  const std::string& tenant) {
  auto connection = Connection::open(address);
  if (!connection) return base::failure(connection.error().error);
  const auto is_there =
      (*connection)->execute("select to_regclass('tallygate.version') is not null");
  if (!is_there) return base::failure(is_there.error().error);
  if (is_there->text(0, 0) != "t") return base::failure(no_tenant(tenant));
  if (const auto known = check_schema(**connection); !known) {
    return base::failure(known.error().error);
  }
  const auto begun =
      (*connection)->execute("begin transaction isolation level repeatable read, read only");
  if (!begun) return base::failure(begun.error().error);
  // What is read first sets the moment.
  const auto settings =
      (*connection)->execute("select 1 from tallygate.settings where tenant = $1", {tenant});
  if (!settings) return base::failure(settings.error().error);
  if (settings->size() == 0) return base::failure(no_tenant(tenant));
  return std::unique_ptr<PostgresReader>(new PostgresReader(std::move(*connection), tenant));
}

StoreResult<void> PostgresReader::each(Table table, const Take& take) {
  return each_row(*m_connection, m_tenant, table, take);
}

}  // namespace storage::postgres
