#include "storage/sqlite/sqlite_backup.h"

#include "storage/sqlite/schema.h"

namespace storage {

using domain::StoreError;

namespace {

// Of the two files only the copy is written.
StoreError about_copy(const StoreError& error, const std::string& path, const std::string& copy) {
  if (error.kind != StoreError::Kind::unavailable || !error.explanation.starts_with(path)) {
    return error;
  }
  return {error.kind, copy + error.explanation.substr(path.size())};
}

}  // namespace

// https://www.sqlite.org/lang_vacuum.html#vacuuminto: one read transaction, so that writers go on,
// where the backup interface would begin anew after every commit of another process.
SqliteResult<void> copy_database(const std::string& path, const std::string& copy) {
  const auto source = open_existing(path);
  if (!source) return base::failure(source.error());
  auto vacuum = (*source)->prepare("vacuum into ?1");
  if (!vacuum) return base::failure(vacuum.error());
  vacuum->bind(1, copy);
  if (const auto copied = vacuum->run(); !copied) {
    return base::failure(about_copy(copied.error(), path, copy));
  }
  const auto written = Connection::open(copy);
  if (!written) return base::failure(written.error());
  const auto verdict = (*written)->text("pragma quick_check");
  if (!verdict) return base::failure(verdict.error());
  if (*verdict != "ok") {
    return base::failure(
        (*written)->error(StoreError::Kind::corrupt, "is no good copy (" + *verdict + ")"));
  }
  return {};
}

}  // namespace storage
