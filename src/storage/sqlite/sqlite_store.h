// A store in one SQLite file.
#pragma once

#include <memory>
#include <string>

#include "storage/group_store.h"

namespace storage {

// Makes the file when there is none; its folder must exist. Leaves the files of other programs and
// of newer versions as they are. Commits are `commit_interval` apart at least.
base::Result<std::unique_ptr<domain::Store>, domain::StoreError> open_sqlite_store(
    const std::string& path, std::chrono::milliseconds commit_interval = {});

}  // namespace storage
