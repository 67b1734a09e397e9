// Records: every entity of a tenant as a row of text, the same for each keeper: memory, SQLite and
// the page's IndexedDB.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/store.h"

namespace storage {

// In the order in which they are loaded.
enum class Table {
  settings,
  api,
  application,
  client_grant,
  credential,
  organization,
  exchange_rule,
  signing_key,
  token_mark,
  log_event,
  usage
};
inline constexpr Table all_tables[] = {
    Table::settings,   Table::api,          Table::application,   Table::client_grant,
    Table::credential, Table::organization, Table::exchange_rule, Table::signing_key,
    Table::token_mark, Table::log_event,    Table::usage};

struct Record {
  Table table = Table::settings;
  std::string key;
  // Compact JSON of the whole entity, octets as hexadecimal digits; nothing: removed. A reader
  // passes over members that it does not know, and gives those that are missing their defaults.
  std::optional<std::string> document;

  bool operator==(const Record&) const = default;
};
using Records = std::vector<Record>;

// Wire names: "application", "log_event".
std::string_view name(Table table);
std::optional<Table> table_from_name(std::string_view text);

// A log event's record without a document stands for every event up to that key, it included.
Record to_record(const domain::Change& change);

// Fails with `corrupt` when the document is not what to_record() writes, stands under another key,
// or is not there.
base::Result<domain::Change, domain::StoreError> from_record(const Record& record);
base::Result<domain::Change, domain::StoreError> from_row(Table table, std::string_view key,
                                                          std::string_view document);

// The same for the record of one that was removed.
base::Result<domain::Change, domain::StoreError> removal_from_record(const Record& record);

// Of a document alone, which may be anybody's. Fails with a clause that says why: "it is not …".
base::Result<domain::Change, std::string> from_document(Table table, std::string_view text);

}  // namespace storage
