#include "storage/sqlite/sqlite_import.h"

#include "storage/sqlite/schema.h"

namespace storage {

SqliteResult<SqliteImport> SqliteImport::open(const std::string& path) {
  if (const auto made = make_database_if_missing(path); !made) return base::failure(made.error());
  auto connection = Connection::open(path);
  if (!connection) return base::failure(connection.error());
  if (const auto prepared = prepare_schema(**connection); !prepared) {
    return base::failure(prepared.error());
  }
  SqliteImport import(std::move(*connection));
  if (const auto begun = import.m_connection->execute("begin immediate"); !begun) {
    return base::failure(begun.error());
  }
  for (Table table : all_tables) {
    auto insert = import.m_connection->prepare("insert or ignore into " + std::string(name(table)) +
                                               " (id, document) values (?1, ?2)");
    if (!insert) return base::failure(insert.error());
    import.m_inserts.push_back(std::move(*insert));
  }
  return import;
}

SqliteResult<bool> SqliteImport::is_empty() {
  for (Table table : all_tables) {
    const auto rows = m_connection->integer("select count(*) from (select 1 from " +
                                            std::string(name(table)) + " limit 1)");
    if (!rows) return base::failure(rows.error());
    if (*rows > 0) return false;
  }
  return true;
}

SqliteResult<void> SqliteImport::remove_everything() {
  for (Table table : all_tables) {
    const auto removed = m_connection->execute("delete from " + std::string(name(table)));
    if (!removed) return removed;
  }
  return {};
}

SqliteResult<std::optional<std::string>> SqliteImport::add(const Record& record) {
  Statement& insert = m_inserts[static_cast<size_t>(record.table)];
  insert.bind(1, record.key);
  insert.bind(2, *record.document);
  if (const auto inserted = insert.run(); !inserted) return base::failure(inserted.error());
  if (m_connection->rows_changed() == 1) return std::nullopt;
  return record.key;
}

SqliteResult<std::optional<std::string>> SqliteImport::finish() {
  if (const auto done = m_connection->execute("commit"); !done) return base::failure(done.error());
  return std::nullopt;
}

}  // namespace storage
