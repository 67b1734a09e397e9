// Keys as PostgreSQL keeps them: its texts hold no NUL, and what a client named may.
#pragma once

#include <string>
#include <string_view>

#include "storage/record.h"

namespace storage::postgres {

std::string stored_key(std::string_view key);
std::string key_of_stored(std::string_view stored);

// With the namespace.
std::string table_name(Table table);

}  // namespace storage::postgres
