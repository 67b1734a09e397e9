// A copy of a tenant's database as it is at one moment, also while a server writes to it.
#pragma once

#include "storage/sqlite/connection.h"

namespace storage {

// `copy` is missing or empty; when this returns it is a whole database that was looked through, but
// not yet sure to be on the disk. On an error it holds nothing of use.
SqliteResult<void> copy_database(const std::string& path, const std::string& copy);

}  // namespace storage
