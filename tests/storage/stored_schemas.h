// What earlier versions kept, as SQL: tests/storage/schemas has one file for each schema.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/assert.h"
#include "storage/sqlite/connection.h"
#include "tests/support/places.h"

// Their secrets are sealed with this one, as the file of a data folder has it.
inline const std::string stored_master_key(64, 'a');

struct StoredSchema {
  int version;
  std::string name;
  std::string sql;

  void write_to(const std::string& path) const {
    auto connection = storage::Connection::open(path);
    ASSERT(connection.has_value());
    ASSERT((*connection)->execute(sql).has_value());
  }
};

inline std::string stored_sql(int version) {
  std::ifstream file(test_support::source_folder() + "/tests/storage/schemas/version_" +
                     std::to_string(version) + ".sql");
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Schema 1 was first laid out with every table in its key's tree.
inline std::string laid_out_at_first(std::string sql) {
  size_t at = 0;
  while ((at = sql.find("CREATE TABLE", at)) != std::string::npos) {
    at = sql.find(";\n", at);
    const std::string ending = " without rowid";
    if (sql.substr(at - ending.size(), ending.size()) != ending) sql.insert(at, ending);
  }
  return sql;
}

// Every one there has been, oldest first.
inline std::vector<StoredSchema> stored_schemas(size_t versions) {
  std::vector<StoredSchema> all = {{1, "1, as at first", laid_out_at_first(stored_sql(1))}};
  for (int version = 1; version <= static_cast<int>(versions); ++version) {
    all.push_back({version, std::to_string(version), stored_sql(version)});
  }
  return all;
}
