// Fills a tenant's database with records from elsewhere.
#pragma once

#include <memory>
#include <vector>

#include "storage/sqlite/connection.h"
#include "storage/transfer/record_ends.h"

namespace storage {

class SqliteImport : public RecordTarget {
 public:
  // Makes the file when there is none. That no server has it is for the folder's lock to see to.
  static SqliteResult<SqliteImport> open(const std::string& path);

  SqliteResult<bool> is_empty() override;
  SqliteResult<void> remove_everything() override;
  SqliteResult<std::optional<std::string>> add(const Record& record) override;
  SqliteResult<std::optional<std::string>> finish() override;

 private:
  explicit SqliteImport(std::unique_ptr<Connection> connection)
      : m_connection(std::move(connection)) {}

  std::unique_ptr<Connection> m_connection;  // closing it takes back what was not finished
  std::vector<Statement> m_inserts;          // in the order of all_tables
};

}  // namespace storage
