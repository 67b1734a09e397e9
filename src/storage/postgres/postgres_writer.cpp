#include "storage/postgres/postgres_writer.h"

#include <algorithm>
#include <utility>

#include "storage/postgres/stored_rows.h"
#include "storage/record_loader.h"

namespace storage::postgres {

using domain::Changes;
using domain::StoreError;

namespace {

constexpr int commits_between_removals = 100;

}  // namespace

PostgresWriter::PostgresWriter(std::unique_ptr<Connection> connection, std::shared_ptr<Fence> fence)
    : m_connection(std::move(connection)), m_fence(std::move(fence)) {
  m_connection->count_in(m_fence->statements);
}

PostgresWriter::~PostgresWriter() {
  static_cast<void>(remove_old_log_events());
  m_fence->give_back(*m_connection);
}

std::chrono::milliseconds PostgresWriter::stay_interval() const {
  return m_fence->is_shared() ? std::chrono::milliseconds(0) : Fence::duration / 3;
}

base::Result<void, StoreError> PostgresWriter::load(const domain::Store::Take& take) {
  if (const auto removed = remove_old_log_events(); !removed) {
    return base::failure(removed.error().error);
  }
  // All at one moment: other replicas go on writing.
  const auto begun =
      m_connection->execute("begin transaction isolation level repeatable read, read only");
  if (!begun) return base::failure(begun.error().error);
  const auto read = read_all(take);
  static_cast<void>(m_connection->execute("rollback"));
  if (!read) return base::failure(read.error().error);
  return {};
}

Result<void> PostgresWriter::read_all(const domain::Store::Take& take) {
  const auto rows = m_connection->execute(
      "select name, sequence from tallygate.replica where tenant = $1", {m_fence->tenant()});
  if (!rows) return base::failure(rows.error());
  RecordLoader loader(take);
  for (const Table table : all_tables) {
    const auto read = each_row(*m_connection, m_fence->tenant(), table,
                               [&](std::string_view key, std::string_view document) {
                                 return loader.add(table, key, document);
                               });
    if (!read) return base::failure(Error{read.error()});
  }
  if (const auto finished = loader.finish(); !finished) {
    return base::failure(Error{finished.error()});
  }
  m_fence->set_loaded(Fence::positions_in(*rows));
  return {};
}

base::Result<void, StoreError> PostgresWriter::commit(const Changes& changes) {
  const Group group(changes);
  Result<void> done;
  for (int attempt = 1; attempt <= attempts_max; ++attempt) {
    done = commit_once(group);
    if (done || !done.error().can_be_repeated) break;
  }
  if (!done) return base::failure(done.error().error);
  if (m_fence->is_shared() && group.is_of_registry()) {
    // A hint: an engine that knows no NOTIFY refuses it, and the others look by themselves.
    static_cast<void>(m_connection->execute(notify_statement, {m_fence->tenant()}));
  }
  return {};
}

base::Result<void, StoreError> PostgresWriter::stay() {
  return commit({});
}

Result<void> PostgresWriter::commit_once(const Group& group) {
  const auto& events = group.rows(Table::log_event);
  const bool would_be_removed = !events.empty() && events.begin()->first <= m_log_removed_through;
  if (would_be_removed || --m_commits_until_removal < 0) {
    if (const auto removed = remove_old_log_events(); !removed) return removed;
  }
  if (group.is_empty()) return m_fence->renew(*m_connection);
  const auto removals = later_removals(group, *m_fence);
  if (removals.empty()) {
    if (const auto written = write(group); !written) return written;
  } else {
    const auto begun = m_connection->execute("begin");
    if (!begun) return base::failure(begun.error());
    auto done = write(group);
    for (auto removal = removals.begin(); done && removal != removals.end(); ++removal) {
      const auto removed = m_connection->execute(removal->text, removal->parameters);
      if (!removed) done = base::failure(removed.error());
    }
    const auto ended = m_connection->execute(done ? "commit" : "rollback");
    if (!done) return done;
    if (!ended) return base::failure(ended.error());
  }
  m_log_removed_through = std::max(m_log_removed_through, group.log_removed_through());
  return {};
}

Result<void> PostgresWriter::write(const Group& group) {
  const Statement statement = statement_of(group, *m_fence);
  const auto written = m_connection->execute(statement.text, statement.parameters);
  if (!written) return base::failure(written.error());
  if (written->size() != 1) return base::failure(taken_over());
  return {};
}

Result<void> PostgresWriter::remove_old_log_events() {
  m_commits_until_removal = commits_between_removals;
  if (m_log_removed_through.empty()) return {};
  const auto removed =
      m_connection->execute("delete from tallygate.log_event where tenant = $1 and id <= $2",
                            {m_fence->tenant(), m_log_removed_through});
  if (!removed) return base::failure(removed.error());
  m_log_removed_through.clear();
  return {};
}

}  // namespace storage::postgres
