// What a commit changed, as the other replicas read it: one text for each commit.
#pragma once

#include <string>
#include <string_view>

#include "storage/postgres/connection.h"
#include "storage/record.h"

namespace storage::postgres {

// "application 2 9\nc1{"id":…}": the table, how many octets the stored key and the document have,
// and both; '-' for the document of one that was removed.
void append_entry(std::string& journal, Table table, std::string_view stored_key,
                  const std::optional<std::string>& document);

// Fails with `corrupt` for what append_entry() does not write.
base::Result<domain::Changes, domain::StoreError> read_journal(std::string_view journal);

}  // namespace storage::postgres
