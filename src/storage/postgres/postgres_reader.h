// Reads a tenant's records from a PostgreSQL database as they are at one moment.
#pragma once

#include <memory>
#include <string>

#include "storage/postgres/connection.h"
#include "storage/transfer/record_ends.h"

namespace storage::postgres {

class PostgresReader : public RecordSource {
 public:
  // Fails where there is no such tenant. Nothing is changed, and no lease is needed.
  static StoreResult<std::unique_ptr<PostgresReader>> open(const std::string& address,
                                                           const std::string& tenant);

  StoreResult<void> each(Table table, const Take& take) override;

 private:
  PostgresReader(std::unique_ptr<Connection> connection, std::string tenant)
      : m_connection(std::move(connection)), m_tenant(std::move(tenant)) {}

  std::unique_ptr<Connection> m_connection;
  std::string m_tenant;
};

}  // namespace storage::postgres
