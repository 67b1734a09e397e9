// Reads the records of a tenant's database as they are at one moment, one after the other, also
// while a server writes to it.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "storage/record.h"
#include "storage/sqlite/connection.h"

namespace storage {

class SqliteReader {
 public:
  // Leaves an older schema as it is.
  static SqliteResult<SqliteReader> open(const std::string& path);

  // In the order of their keys; none where the schema is older than the table. Ends with the first
  // error that `take` gives.
  using Take = std::function<SqliteResult<void>(std::string_view key, std::string_view document)>;
  SqliteResult<void> each(Table table, const Take& take);

 private:
  explicit SqliteReader(std::unique_ptr<Connection> connection)
      : m_connection(std::move(connection)) {}

  std::unique_ptr<Connection> m_connection;
};

}  // namespace storage
