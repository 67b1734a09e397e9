// Reads a tenant from an SQLite file and writes groups of changes to it. One thread at a time.
#pragma once

#include <memory>
#include <vector>

#include "storage/group_writer.h"
#include "storage/record.h"
#include "storage/sqlite/connection.h"

namespace storage {

class SqliteWriter : public GroupWriter {
 public:
  static SqliteResult<std::unique_ptr<SqliteWriter>> open(std::unique_ptr<Connection> connection);

  SqliteResult<void> load(const domain::Store::Take& take) override;
  // All of them or none, in one transaction that is on the disk afterwards. Where there are none
  // the disk is written all the same: that shows whether it can be.
  SqliteResult<void> commit(const domain::Changes& changes) override;

 private:
  struct TableStatements {
    Statement put;
    Statement remove;
  };

  SqliteWriter(std::unique_ptr<Connection> connection, Statement begin, Statement commit)
      : m_connection(std::move(connection)),
        m_begin(std::move(begin)),
        m_commit(std::move(commit)) {}
  SqliteResult<void> write(const domain::Changes& changes);
  SqliteResult<void> write(const Record& record);

  std::unique_ptr<Connection> m_connection;
  Statement m_begin, m_commit;
  std::vector<TableStatements> m_tables;  // in the order of all_tables
};

}  // namespace storage
