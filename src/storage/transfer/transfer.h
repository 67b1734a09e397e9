// From a store to an export, and from an export to a store.
#pragma once

#include <functional>
#include <ostream>

#include "storage/transfer/export_reader.h"
#include "storage/transfer/export_writer.h"
#include "storage/transfer/record_ends.h"

namespace storage {

// Gives the number of records. Whether the stream took them is for the stream to say.
StoreResult<size_t> export_tenant(RecordSource& from, std::ostream& to, const ExportHead& head);

// What becomes of each record on its way; fails with the reason.
using Amend = std::function<base::Result<void, std::string>(domain::Change&)>;

// Every record of the export, once all are found to fit each other; then it is finished. After an
// error the target keeps nothing.
TransferResult<size_t> import_tenant(ExportReader& from, RecordTarget& to, const Amend& amend = {});

}  // namespace storage
