#include "storage/sqlite/schema.h"

#include <filesystem>

#include "storage/migrations/migrations.h"

namespace storage {

using domain::StoreError;

namespace {

// The version of the schema. A file without anything in it has lost it.
SqliteResult<long long> schema_version(Connection& connection) {
  const auto application_id = connection.integer("pragma application_id");
  if (!application_id) return application_id;
  const auto version = connection.integer("pragma user_version");
  if (!version) return version;
  const auto objects = connection.integer("select count(*) from sqlite_master");
  if (!objects) return objects;
  if (*application_id == 0 && *version == 0 && *objects == 0) {
    return base::failure(
        connection.error(StoreError::Kind::corrupt,
                         "is empty: restore it from a backup, or remove it to begin anew"));
  }
  if (*application_id != sqlite_application_id) {
    return base::failure(
        connection.error(StoreError::Kind::corrupt, "is the database of another program"));
  }
  if (*version > static_cast<long long>(sqlite_migrations().size())) {
    return base::failure(connection.error(StoreError::Kind::newer,
                                          "was written by a newer version of Tallygate (schema " +
                                              std::to_string(*version) + ", this version knows " +
                                              std::to_string(sqlite_migrations().size()) + ")"));
  }
  return *version;
}

SqliteResult<void> migrate(Connection& connection, long long from_version) {
  for (size_t step = static_cast<size_t>(from_version); step < sqlite_migrations().size(); ++step) {
    const auto done =
        connection.execute("begin immediate;" + sqlite_migrations()[step] +
                           "pragma application_id = " + std::to_string(sqlite_application_id) +
                           "; pragma user_version = " + std::to_string(step + 1) + "; commit");
    if (!done) {
      static_cast<void>(connection.execute("rollback"));
      return done;
    }
  }
  return {};
}

// A write-ahead log without its database, left by one that was removed, must not meet a new one.
void remove_remains(const std::string& path) {
  std::error_code ignored;
  for (const char* ending : {"-journal", "-wal", "-shm"}) {
    std::filesystem::remove(path + ending, ignored);
  }
}

}  // namespace

// By way of a file beside it: a database is never there without its tables.
SqliteResult<void> make_database_if_missing(const std::string& path) {
  std::error_code error;
  if (std::filesystem::exists(path, error) || error) return {};
  const std::string unfinished = path + ".new";
  std::filesystem::remove(unfinished, error);
  remove_remains(unfinished);
  {
    auto connection = Connection::open(unfinished);
    if (!connection) return base::failure(connection.error());
    if (const auto made = migrate(**connection, 0); !made) return made;
  }
  remove_remains(path);
  std::filesystem::rename(unfinished, path, error);
  if (!error) return {};
  return base::failure(StoreError{StoreError::Kind::unavailable,
                                  path + " cannot be made: " + error.message() + "."});
}

SqliteResult<std::unique_ptr<Connection>> open_existing(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return base::failure(StoreError{StoreError::Kind::unavailable, path + " is not there."});
  }
  auto connection = Connection::open(path);
  if (!connection) return base::failure(connection.error());
  if (const auto version = schema_version(**connection); !version) {
    return base::failure(version.error());
  }
  return connection;
}

SqliteResult<void> prepare_schema(Connection& connection) {
  const auto version = schema_version(connection);
  if (!version) return base::failure(version.error());
  if (connection.is_read_only()) {
    return base::failure(connection.error(StoreError::Kind::unavailable, "may only be read"));
  }
  const auto mode = connection.text("pragma journal_mode = wal");
  if (!mode) return base::failure(mode.error());
  if (*mode != "wal") {
    return base::failure(connection.error(StoreError::Kind::unavailable,
                                          "lies on a file system without a write-ahead log"));
  }
  // Every commit waits for the disk: a durable ticket survives a power cut.
  if (const auto set = connection.execute("pragma synchronous = full"); !set) return set;
  return migrate(connection, *version);
}

}  // namespace storage
