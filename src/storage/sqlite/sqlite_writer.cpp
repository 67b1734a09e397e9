#include "storage/sqlite/sqlite_writer.h"

#include <map>
#include <tuple>

#include "storage/migrations/migrations.h"
#include "storage/record_loader.h"

namespace storage {

using domain::Changes;

SqliteResult<std::unique_ptr<SqliteWriter>> SqliteWriter::open(
    std::unique_ptr<Connection> connection) {
  auto begin = connection->prepare("begin immediate");
  if (!begin) return base::failure(begin.error());
  auto end = connection->prepare("commit");
  if (!end) return base::failure(end.error());
  std::unique_ptr<SqliteWriter> writer;
  writer.reset(new SqliteWriter(std::move(connection), std::move(*begin), std::move(*end)));
  for (Table table : all_tables) {
    const std::string name(storage::name(table));
    auto put = writer->m_connection->prepare(
        "insert into " + name +
        " (id, document) values (?1, ?2) on conflict (id) do update set document = ?2");
    if (!put) return base::failure(put.error());
    auto remove = writer->m_connection->prepare(
        "delete from " + name + (table == Table::log_event ? " where id <= ?1" : " where id = ?1"));
    if (!remove) return base::failure(remove.error());
    writer->m_tables.push_back({std::move(*put), std::move(*remove)});
  }
  return writer;
}

SqliteResult<void> SqliteWriter::load(const domain::Store::Take& take) {
  RecordLoader loader(take);
  for (Table table : all_tables) {
    // Only the order of log events matters; that of the rows is read fastest.
    auto rows =
        m_connection->prepare("select id, document from " + std::string(storage::name(table)) +
                              (table == Table::log_event ? " order by id" : ""));
    if (!rows) return base::failure(rows.error());
    auto stepped = rows->step();
    for (; stepped && *stepped == Statement::Step::row; stepped = rows->step()) {
      const auto added = loader.add(table, rows->text(0), rows->text(1));
      if (!added) return added;
    }
    if (!stepped) return base::failure(stepped.error());
  }
  return loader.finish();
}

SqliteResult<void> SqliteWriter::commit(const Changes& changes) {
  if (m_connection->has_moved()) {
    return base::failure(m_connection->error(domain::StoreError::Kind::unavailable,
                                             "was moved or removed while it was in use"));
  }
  auto done = m_begin.run();
  if (!done) return done;
  done = write(changes);
  if (done) done = m_commit.run();
  if (!done) static_cast<void>(m_connection->execute("rollback"));
  return done;
}

SqliteResult<void> SqliteWriter::write(const Changes& changes) {
  if (changes.empty()) {
    // Writes what is there already.
    return m_connection->execute("pragma user_version = " +
                                 std::to_string(sqlite_migrations().size()));
  }
  // Of the counts that a group holds for one hour and parties only the last is kept.
  using Who = std::tuple<base::Time, domain::ClientId, domain::Audience, domain::OrganizationId,
                         std::string>;
  std::map<Who, const domain::Change*> counts;
  const auto who = [](const auto& it) {
    return Who{it.hour, it.client_id, it.audience, it.organization_id, it.replica};
  };
  for (const domain::Change& change : changes) {
    if (const auto* removed = std::get_if<domain::UsageCountRemoved>(&change)) {
      counts.erase(who(*removed));
    }
    if (const auto* count = std::get_if<domain::UsageCount>(&change)) {
      counts[who(*count)] = &change;
    } else if (const auto written = write(to_record(change)); !written) {
      return written;
    }
  }
  for (const auto& [key, change] : counts) {
    if (const auto written = write(to_record(*change)); !written) return written;
  }
  return {};
}

SqliteResult<void> SqliteWriter::write(const Record& record) {
  TableStatements& statements = m_tables[static_cast<size_t>(record.table)];
  Statement& statement = record.document ? statements.put : statements.remove;
  statement.bind(1, record.key);
  if (record.document) statement.bind(2, *record.document);
  return statement.run();
}

}  // namespace storage
