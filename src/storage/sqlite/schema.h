// Makes an SQLite file ours: the right settings and the newest schema.
#pragma once

#include "storage/sqlite/connection.h"

namespace storage {

// "TLYG": tells our files from other people's.
inline constexpr int sqlite_application_id = 0x544C5947;

// Where there is no file, one with the newest schema and nothing in it.
SqliteResult<void> make_database_if_missing(const std::string& path);

// A file that is there and ours, whatever its schema; nothing of it is changed. Fails as
// prepare_schema() does.
SqliteResult<std::unique_ptr<Connection>> open_existing(const std::string& path);

// Brings an older schema up to date; a file of the newest is left as it is. Fails with `corrupt`
// for another program's file, which it leaves as it was, and with `newer` for that of a newer
// version.
SqliteResult<void> prepare_schema(Connection& connection);

}  // namespace storage
