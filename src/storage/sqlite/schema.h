// Makes an SQLite file ours: the right settings and the newest schema.
#pragma once

#include "storage/sqlite/connection.h"

namespace storage {

// "TLYG": tells our files from other people's.
inline constexpr int sqlite_application_id = 0x544C5947;

// Fails with `corrupt` for another program's file, which it leaves as it was, and with `newer` for
// the file of a newer version.
SqliteResult<void> prepare_schema(Connection& connection);

}  // namespace storage
