#include "server/tenant_transfer.h"

#include "engine/master_key.h"
#include "server/tenants.h"
#include "storage/postgres/postgres_import.h"
#include "storage/postgres/postgres_reader.h"
#include "storage/sqlite/sqlite_import.h"
#include "storage/sqlite/sqlite_reader.h"

namespace server {

namespace filesystem = std::filesystem;

filesystem::path TenantPlace::folder() const {
  return filesystem::absolute(tenant_folder(data, tenant)).lexically_normal();
}

std::string TenantPlace::name() const {
  return store.empty() ? folder().string() : "the PostgreSQL database";
}

// Nothing but a tenant's folder has a database that can be read.
base::Result<std::string, FolderError> database_of(const TenantPlace& place) {
  const std::string database = database_in(place.folder());
  std::error_code error;
  if (filesystem::exists(database, error)) return database;
  return base::failure(FolderError{"There is no tenant in " + place.folder().string() + '.'});
}

Opened<storage::RecordSource> open_source(const TenantPlace& place) {
  if (!place.store.empty()) {
    auto reader = storage::postgres::PostgresReader::open(place.store, place.tenant);
    if (!reader) return base::failure(FolderError{reader.error().explanation});
    return std::move(*reader);
  }
  const auto database = database_of(place);
  if (!database) return base::failure(database.error());
  auto reader = storage::SqliteReader::open(*database);
  if (!reader) return base::failure(FolderError{reader.error().explanation});
  return std::make_unique<storage::SqliteReader>(std::move(*reader));
}

Opened<storage::RecordTarget> open_target(const TenantPlace& place, const DataFolder& folder) {
  if (!place.store.empty()) {
    auto import =
        storage::postgres::PostgresImport::open(place.store, place.tenant, folder.server_id());
    if (!import) return base::failure(FolderError{import.error().explanation});
    return std::move(*import);
  }
  auto import = storage::SqliteImport::open(folder.database_path());
  if (!import) return base::failure(FolderError{import.error().explanation});
  return std::make_unique<storage::SqliteImport>(std::move(*import));
}

base::Result<storage::Amend, FolderError> amend_for(const storage::ExportHead& head,
                                                    const std::string& to, const std::string& known,
                                                    base::Random& random) {
  if (head.secrets == storage::ExportedSecrets::omitted) return storage::Amend();
  auto amend = engine::resealing_to(to, head.master_key_mark, {head.master_key, known}, random);
  if (amend) return std::move(*amend);
  return base::failure(FolderError{
      "Its secrets are sealed with a master key that is not here: export it with the key that "
      "opens them (--secrets open), or without them (--secrets omit)."});
}

}  // namespace server
