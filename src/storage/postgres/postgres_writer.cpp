#include "storage/postgres/postgres_writer.h"

#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "storage/postgres/stored_rows.h"

namespace storage::postgres {

using domain::Changes;
using domain::StoreError;

namespace {

constexpr int attempts_max = 10;

}  // namespace

// The last that a group says of each key: one statement may write a row only once.
class PostgresWriter::Group {
 public:
  explicit Group(const Changes& changes) {
    for (const domain::Change& change : changes) add(to_record(change));
  }

  struct Shelf {
    std::map<std::string, std::optional<std::string>> rows;
    // Log events up to this one go; those in `rows` are later.
    std::string removed_through;
  };
  const Shelf& shelf(Table table) const { return m_shelves[static_cast<size_t>(table)]; }

 private:
  void add(Record record) {
    Shelf& shelf = m_shelves[static_cast<size_t>(record.table)];
    std::string key = stored_key(record.key);
    if (record.table == Table::log_event && !record.document) {
      shelf.rows.erase(shelf.rows.begin(), shelf.rows.upper_bound(key));
      shelf.removed_through = std::max(shelf.removed_through, key);
    } else {
      shelf.rows[std::move(key)] = std::move(record.document);
    }
  }

  std::array<Shelf, std::size(all_tables)> m_shelves;
};

PostgresWriter::PostgresWriter(std::unique_ptr<Connection> connection, std::string tenant,
                               Lease lease)
    : m_connection(std::move(connection)), m_tenant(std::move(tenant)), m_lease(std::move(lease)) {}

PostgresWriter::~PostgresWriter() {
  m_lease.give_back(*m_connection);
}

base::Result<Changes, StoreError> PostgresWriter::load() {
  Records records;
  for (const Table table : all_tables) {
    const auto read = each_row(
        *m_connection, m_tenant, table, [&](std::string_view key, std::string_view document) {
          records.push_back({table, std::string(key), std::string(document)});
          return StoreResult<void>();
        });
    if (!read) return base::failure(read.error());
  }
  return from_records(records);
}

base::Result<void, StoreError> PostgresWriter::commit(const Changes& changes) {
  const Group group(changes);
  Result<void> done;
  for (int attempt = 1; attempt <= attempts_max; ++attempt) {
    done = commit_once(group);
    if (done || !done.error().can_be_repeated) break;
  }
  if (!done) return base::failure(done.error().error);
  return {};
}

base::Result<void, StoreError> PostgresWriter::stay() {
  return commit({});
}

Result<void> PostgresWriter::commit_once(const Group& group) {
  auto begun = m_connection->execute("begin");
  if (!begun) return base::failure(begun.error());
  auto done = m_lease.renew(*m_connection);
  if (done) done = write(group);
  if (done) {
    const auto committed = m_connection->execute("commit");
    if (committed) return {};
    done = base::failure(committed.error());
  }
  static_cast<void>(m_connection->execute("rollback"));
  return done;
}

Result<void> PostgresWriter::write(const Group& group) {
  for (const Table table : all_tables) {
    const Group::Shelf& shelf = group.shelf(table);
    std::vector<std::string_view> keys, documents, removed;
    for (const auto& [key, document] : shelf.rows) {
      if (document) {
        keys.push_back(key);
        documents.push_back(*document);
      } else {
        removed.push_back(key);
      }
    }
    const std::string name = table_name(table);
    if (!shelf.removed_through.empty()) {
      const auto done =
          m_connection->execute("delete from " + name + " where tenant = $1 and id <= $2",
                                {m_tenant, shelf.removed_through});
      if (!done) return base::failure(done.error());
    }
    if (!removed.empty()) {
      const auto done = m_connection->execute(
          "delete from " + name + " where tenant = $1 and id = any($2::text[])",
          {m_tenant, to_array(removed)});
      if (!done) return base::failure(done.error());
    }
    if (!keys.empty()) {
      const auto done = m_connection->execute(
          "insert into " + name +
              " (tenant, id, document) select $1, it.* from unnest($2::text[], $3::text[]) as it "
              "on conflict (tenant, id) do update set document = excluded.document",
          {m_tenant, to_array(keys), to_array(documents)});
      if (!done) return base::failure(done.error());
    }
  }
  return {};
}

}  // namespace storage::postgres
