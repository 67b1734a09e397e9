// The steps that bring a database from one schema version to the next.
#pragma once

#include <string>
#include <vector>

namespace storage {

// Step i takes a file from version i to i + 1, in one transaction. A step that was released never
// changes; the newest version is the number of steps.
const std::vector<std::string>& sqlite_migrations();
// The same for PostgreSQL; a step is one statement or more.
const std::vector<std::vector<std::string>>& postgres_migrations();

}  // namespace storage
