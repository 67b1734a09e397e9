// Makes a PostgreSQL database ours: the newest schema, in a namespace "tallygate" of its own.
#pragma once

#include "storage/postgres/connection.h"

namespace storage::postgres {

// Several servers may do so at once. Fails with `newer` for what a newer version wrote, and leaves
// that as it was.
Result<void> prepare_schema(Connection& connection);

// Of a database that was prepared before: fails with `newer` for what a newer version wrote.
Result<void> check_schema(Connection& connection);

}  // namespace storage::postgres
