// Fills a tenant's database with records from elsewhere, in one transaction.
#pragma once

#include <memory>
#include <vector>

#include "storage/record.h"
#include "storage/sqlite/connection.h"

namespace storage {

class SqliteImport {
 public:
  // Makes the file when there is none. Until finish() nothing of it has changed, also after a
  // crash.
  static SqliteResult<SqliteImport> open(const std::string& path);

  SqliteResult<bool> is_empty();
  SqliteResult<void> remove_everything();
  // False: a record of its key is there already.
  SqliteResult<bool> add(const Record& record);
  // A clause about the first record that names another which is not there; nothing: all fit.
  SqliteResult<std::optional<std::string>> misfit();
  // Keeps it all; it is on the disk then.
  SqliteResult<void> finish();

 private:
  explicit SqliteImport(std::unique_ptr<Connection> connection)
      : m_connection(std::move(connection)) {}

  std::unique_ptr<Connection> m_connection;  // closing it takes back what was not finished
  std::vector<Statement> m_inserts;          // in the order of all_tables
};

}  // namespace storage
