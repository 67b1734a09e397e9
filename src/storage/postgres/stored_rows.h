// A tenant's rows as PostgreSQL keeps them.
#pragma once

#include <string>
#include <string_view>

#include "storage/postgres/connection.h"
#include "storage/transfer/record_ends.h"

namespace storage::postgres {

// PostgreSQL's texts hold no NUL, and what a client named may.
std::string stored_key(std::string_view key);
std::string key_of_stored(std::string_view stored);

// With the namespace.
std::string table_name(Table table);

// Hands over every row of the tenant by key, some thousand at a time; ends early when `take` fails.
StoreResult<void> each_row(Connection& connection, const std::string& tenant, Table table,
                           const RecordSource::Take& take);

}  // namespace storage::postgres
