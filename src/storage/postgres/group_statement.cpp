#include "storage/postgres/group_statement.h"

#include <algorithm>
#include <utility>

#include "domain/replication.h"
#include "storage/postgres/journal.h"
#include "storage/postgres/stored_rows.h"

namespace storage::postgres {

namespace {

struct Shelf {
  std::vector<std::string_view> keys, documents, removed;
};

Shelf shelf_of(const Group::Rows& rows) {
  Shelf shelf;
  for (const auto& [key, document] : rows) {
    if (document) {
      shelf.keys.push_back(key);
      shelf.documents.push_back(*document);
    } else {
      shelf.removed.push_back(key);
    }
  }
  return shelf;
}

// Adds a parameter: "$7".
std::string with(Statement& statement, std::string parameter) {
  statement.parameters.push_back(std::move(parameter));
  return '$' + std::to_string(statement.parameters.size());
}

// The parts `registry`, `fence` and `journal`, where they are needed.
void add_guards(Statement& statement, const Group& group, const Fence& fence) {
  std::string& text = statement.text;
  std::string condition;
  const std::string registry_epoch = with(statement, std::to_string(fence.registry_epoch));
  if (group.is_of_registry()) {
    text += "registry as (update tallygate.lease set expires_at = " + Fence::expiry() +
            " where tenant = $1 and holder = $2 and epoch = " + registry_epoch +
            "::bigint returning 1), ";
    condition = " and exists (select 1 from registry)";
  }
  text += "fence as (update tallygate.replica set sequence = sequence + 1, expires_at = " +
          Fence::expiry() + " where tenant = $1 and name = $2 and epoch = $3" + condition +
          " returning sequence), journal as (insert into tallygate.journal (tenant, replica, "
          "sequence, registry_epoch, written_at, changes) select $1, $2, sequence, " +
          registry_epoch + "::bigint, now(), " + with(statement, group.journal()) + " from fence)";
}

}  // namespace

Group::Group(const domain::Changes& changes) {
  m_is_of_registry = domain::is_of_registry(changes);
  for (const domain::Change& change : changes) add(to_record(change));
}

void Group::add(Record record) {
  Rows& rows = m_rows[static_cast<size_t>(record.table)];
  std::string key = stored_key(record.key);
  append_entry(m_journal, record.table, key, record.document);
  if (record.table == Table::log_event && !record.document) {
    rows.erase(rows.begin(), rows.upper_bound(key));
    m_log_removed_through = std::max(m_log_removed_through, key);
  } else {
    rows[std::move(key)] = std::move(record.document);
  }
}

Statement statement_of(const Group& group, const Fence& fence) {
  Statement statement{"with ", {fence.tenant(), fence.replica(), fence.epoch()}};
  add_guards(statement, group, fence);
  std::string& text = statement.text;
  for (const Table table : all_tables) {
    const Shelf shelf = shelf_of(group.rows(table));
    const std::string name = table_name(table);
    if (!shelf.keys.empty()) {
      text += ", put_" + std::string(storage::name(table)) + " as (insert into " + name +
              " (tenant, id, document) select $1, it.* from fence, unnest(" +
              with(statement, to_array(shelf.keys)) + "::text[], " +
              with(statement, to_array(shelf.documents)) +
              "::text[]) as it on conflict (tenant, id) do update set document = "
              "excluded.document)";
    } else if (!shelf.removed.empty()) {
      text += ", remove_" + std::string(storage::name(table)) + " as (delete from " + name +
              " using fence where tenant = $1 and id = any(" +
              with(statement, to_array(shelf.removed)) + "::text[]))";
    }
  }
  text += " select sequence from fence";
  return statement;
}

std::vector<Statement> later_removals(const Group& group, const Fence& fence) {
  std::vector<Statement> statements;
  for (const Table table : all_tables) {
    const Shelf shelf = shelf_of(group.rows(table));
    if (shelf.keys.empty() || shelf.removed.empty()) continue;
    statements.push_back(
        {"delete from " + table_name(table) + " where tenant = $1 and id = any($2::text[])",
         {fence.tenant(), to_array(shelf.removed)}});
  }
  return statements;
}

}  // namespace storage::postgres
