#include "storage/postgres/postgres_import.h"

#include <utility>
#include <vector>

#include "storage/postgres/schema.h"
#include "storage/postgres/stored_rows.h"

namespace storage::postgres {

namespace {

constexpr size_t batch_records_max = 1000;
constexpr size_t batch_octets_max = 4 * 1024 * 1024;
// A statement must not take as long as a server that is gone.
constexpr size_t rows_removed_together = 20'000;

}  // namespace

StoreResult<std::unique_ptr<PostgresImport>> PostgresImport::open(const std::string& address,
                                                                  const std::string& tenant,
                                                                  const std::string& replica) {
  auto connection = Connection::open(address);
  if (!connection) return base::failure(connection.error().error);
  if (const auto prepared = prepare_schema(**connection); !prepared) {
    return base::failure(prepared.error().error);
  }
  auto fence = Fence::take(**connection, tenant, replica, Sharing::alone);
  if (!fence) return base::failure(fence.error().error);
  std::unique_ptr<PostgresImport> import;
  import.reset(new PostgresImport(std::move(*connection), std::move(*fence)));
  // The fence's rows stay locked until the end, so that it cannot run out meanwhile.
  if (const auto begun = import->m_connection->execute("begin"); !begun) {
    return base::failure(begun.error().error);
  }
  if (const auto held = import->m_fence->renew(*import->m_connection); !held) {
    return base::failure(held.error().error);
  }
  return import;
}

PostgresImport::~PostgresImport() {
  static_cast<void>(m_connection->execute("rollback"));
  m_fence->give_back(*m_connection);
}

StoreResult<bool> PostgresImport::is_empty() {
  for (const Table table : all_tables) {
    const auto rows = m_connection->execute(
        "select 1 from " + table_name(table) + " where tenant = $1 limit 1", {m_tenant});
    if (!rows) return base::failure(rows.error().error);
    if (rows->size() > 0) return false;
  }
  return true;
}

StoreResult<void> PostgresImport::remove_everything() {
  for (const char* table : {"quota_slice", "quota_window"}) {
    const auto done = m_connection->execute(
        std::string("delete from tallygate.") + table + " where tenant = $1", {m_tenant});
    if (!done) return base::failure(done.error().error);
  }
  for (const Table table : all_tables) {
    const std::string name = table_name(table);
    const std::string statement =
        "delete from " + name + " where tenant = $1 and id in (select id from " + name +
        " where tenant = $1 limit " + std::to_string(rows_removed_together) + ")";
    for (size_t removed = rows_removed_together; removed == rows_removed_together;) {
      const auto done = m_connection->execute(statement, {m_tenant});
      if (!done) return base::failure(done.error().error);
      removed = done->written();
    }
  }
  return {};
}

StoreResult<std::optional<std::string>> PostgresImport::add(const Record& record) {
  const bool is_full = m_batch.size() == batch_records_max || m_batch_octets >= batch_octets_max;
  if (record.table != m_table || is_full) {
    const auto written = write_batch();
    if (!written || *written) return written;
  }
  m_table = record.table;
  if (!m_batch.emplace(stored_key(record.key), *record.document).second) return record.key;
  m_batch_octets += record.document->size();
  return std::nullopt;
}

StoreResult<std::optional<std::string>> PostgresImport::finish() {
  const auto written = write_batch();
  if (!written || *written) return written;
  if (const auto held = m_fence->renew(*m_connection); !held) {
    return base::failure(held.error().error);
  }
  if (const auto done = m_connection->execute("commit"); !done) {
    return base::failure(done.error().error);
  }
  return std::nullopt;
}

StoreResult<std::optional<std::string>> PostgresImport::write_batch() {
  if (m_batch.empty()) return std::nullopt;
  std::vector<std::string_view> keys, documents;
  for (const auto& [key, document] : m_batch) {
    keys.push_back(key);
    documents.push_back(document);
  }
  const auto rows = m_connection->execute(
      "insert into " + table_name(m_table) +
          " (tenant, id, document) select $1, it.* from unnest($2::text[], $3::text[]) as it "
          "on conflict (tenant, id) do nothing returning id",
      {m_tenant, to_array(keys), to_array(documents)});
  if (!rows) return base::failure(rows.error().error);
  if (rows->size() < m_batch.size()) {
    for (size_t row = 0; row < rows->size(); ++row) m_batch.erase(std::string(rows->text(row, 0)));
    return key_of_stored(m_batch.begin()->first);
  }
  m_batch.clear();
  m_batch_octets = 0;
  return std::nullopt;
}

}  // namespace storage::postgres
