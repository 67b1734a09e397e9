#include "storage/sqlite/sqlite_reader.h"

#include "storage/sqlite/schema.h"

namespace storage {

SqliteResult<SqliteReader> SqliteReader::open(const std::string& path) {
  auto connection = open_existing(path);
  if (!connection) return base::failure(connection.error());
  // What is read first sets the moment.
  if (const auto begun = (*connection)->execute("begin"); !begun) {
    return base::failure(begun.error());
  }
  const auto tables = (*connection)->integer("select count(*) from sqlite_master");
  if (!tables) return base::failure(tables.error());
  return SqliteReader(std::move(*connection));
}

SqliteResult<void> SqliteReader::each(Table table, const Take& take) {
  const std::string name(storage::name(table));
  const auto is_there = m_connection->integer(
      "select count(*) from sqlite_master where type = 'table' and name = '" + name + "'");
  if (!is_there) return base::failure(is_there.error());
  if (*is_there == 0) return {};
  auto rows = m_connection->prepare("select id, document from " + name + " order by id");
  if (!rows) return base::failure(rows.error());
  auto stepped = rows->step();
  for (; stepped && *stepped == Statement::Step::row; stepped = rows->step()) {
    if (const auto taken = take(rows->text(0), rows->text(1)); !taken) return taken;
  }
  if (!stepped) return base::failure(stepped.error());
  return {};
}

}  // namespace storage
