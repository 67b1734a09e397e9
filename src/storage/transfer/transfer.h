// From a store to an export, and from an export to a store.
#pragma once

#include <ostream>

#include "storage/transfer/export_reader.h"
#include "storage/transfer/export_writer.h"
#include "storage/transfer/record_ends.h"

namespace storage {

// Gives the number of records. Whether the stream took them is for the stream to say.
StoreResult<size_t> export_tenant(RecordSource& from, std::ostream& to, const ExportHead& head);

// Every record of the export, once all are found to fit each other; then it is finished. After an
// error the target keeps nothing.
TransferResult<size_t> import_tenant(ExportReader& from, RecordTarget& to);

}  // namespace storage
