// Reads the records of a tenant's database as they are at one moment, one after the other, also
// while a server writes to it.
#pragma once

#include <memory>

#include "storage/sqlite/connection.h"
#include "storage/transfer/record_ends.h"

namespace storage {

class SqliteReader : public RecordSource {
 public:
  // Leaves an older schema as it is.
  static SqliteResult<SqliteReader> open(const std::string& path);

  // None where the schema is older than the table.
  SqliteResult<void> each(Table table, const Take& take) override;

 private:
  explicit SqliteReader(std::unique_ptr<Connection> connection)
      : m_connection(std::move(connection)) {}

  std::unique_ptr<Connection> m_connection;
};

}  // namespace storage
