#include "storage/postgres/stored_rows.h"

namespace storage::postgres {

std::string table_name(Table table) {
  return "tallygate." + std::string(storage::name(table));
}

std::string stored_key(std::string_view key) {
  std::string stored;
  for (const char c : key) {
    if (c == '\\') {
      stored += "\\\\";
    } else if (c == '\0') {
      stored += "\\0";
    } else {
      stored += c;
    }
  }
  return stored;
}

std::string key_of_stored(std::string_view stored) {
  std::string key;
  for (size_t at = 0; at < stored.size(); ++at) {
    if (stored[at] != '\\' || at + 1 == stored.size()) {
      key += stored[at];
    } else {
      key += stored[++at] == '0' ? '\0' : stored[at];
    }
  }
  return key;
}

StoreResult<void> each_row(Connection& connection, const std::string& tenant, Table table,
                           const RecordSource::Take& take) {
  constexpr size_t rows_read_together = 2000;
  const std::string statement = "select id, document from " + table_name(table) +
                                " where tenant = $1 and id > $2 order by id limit " +
                                std::to_string(rows_read_together);
  std::string last;
  for (;;) {
    const auto rows = connection.execute(statement, {tenant, last});
    if (!rows) return base::failure(rows.error().error);
    for (size_t row = 0; row < rows->size(); ++row) {
      last = std::string(rows->text(row, 0));
      if (const auto taken = take(key_of_stored(last), rows->text(row, 1)); !taken) return taken;
    }
    if (rows->size() < rows_read_together) return {};
  }
}

}  // namespace storage::postgres
