#include "storage/sqlite/sqlite_import.h"

#include "storage/sqlite/schema.h"

namespace storage {

namespace {

// A query that names a record which does not fit, and what is wrong with it.
struct Fit {
  const char* query;
  const char* before;
  const char* after;
};

constexpr Fit fits[] = {
    {"select 'settings' where not exists (select 1 from settings)", "it holds no ", ""},
    {"select identifier from api group by identifier having count(*) > 1",
     "more than one API has the identifier \"", "\""},
    {"select id from client_grant where client_id not in (select id from application)",
     "there is no application to the client grant \"", "\""},
    {"select id from client_grant where audience not in (select identifier from api)",
     "there is no API to the client grant \"", "\""},
    {"select id from credential where client_id not in (select id from application)",
     "there is no application to the credential \"", "\""},
};

}  // namespace

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

SqliteResult<bool> SqliteImport::add(const Record& record) {
  Statement& insert = m_inserts[static_cast<size_t>(record.table)];
  insert.bind(1, record.key);
  insert.bind(2, *record.document);
  if (const auto inserted = insert.run(); !inserted) return base::failure(inserted.error());
  return m_connection->rows_changed() == 1;
}

SqliteResult<std::optional<std::string>> SqliteImport::misfit() {
  for (const Fit& fit : fits) {
    auto query = m_connection->prepare(fit.query);
    if (!query) return base::failure(query.error());
    const auto found = query->step();
    if (!found) return base::failure(found.error());
    if (*found == Statement::Step::row) {
      return fit.before + std::string(query->text(0)) + fit.after;
    }
  }
  return std::nullopt;
}

SqliteResult<void> SqliteImport::finish() {
  return m_connection->execute("commit");
}

}  // namespace storage
