// From a tenant's database to an export, and from an export to a database.
#pragma once

#include <istream>
#include <ostream>

#include "storage/sqlite/sqlite_import.h"
#include "storage/sqlite/sqlite_reader.h"
#include "storage/transfer/export_reader.h"
#include "storage/transfer/export_writer.h"

namespace storage {

// Gives the number of records. Whether the stream took them is for the stream to say.
SqliteResult<size_t> export_tenant(SqliteReader& from, std::ostream& to, const ExportHead& head);

// Every record of the export, which fit each other then. The import is not finished yet.
TransferResult<size_t> import_tenant(ExportReader& from, SqliteImport& to);

}  // namespace storage
