#include "storage/sqlite/sqlite_store.h"

#include <utility>

#include "storage/sqlite/schema.h"
#include "storage/sqlite/sqlite_writer.h"

namespace storage {

base::Result<std::unique_ptr<domain::Store>, domain::StoreError> open_sqlite_store(
    const std::string& path, std::chrono::milliseconds commit_interval) {
  if (const auto made = make_database_if_missing(path); !made) return base::failure(made.error());
  auto connection = Connection::open(path);
  if (!connection) return base::failure(connection.error());
  if (const auto prepared = prepare_schema(**connection); !prepared) {
    return base::failure(prepared.error());
  }
  auto writer = SqliteWriter::open(std::move(*connection));
  if (!writer) return base::failure(writer.error());
  return std::make_unique<GroupStore>(std::move(*writer), commit_interval);
}

}  // namespace storage
