// A tenant as a document: out of its store, and into another's. For the commands and for /admin.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/chance.h"
#include "server/data_folder.h"
#include "storage/transfer/transfer.h"

namespace server {

// Where a tenant is kept.
struct TenantPlace {
  std::filesystem::path data;
  std::string tenant;  // empty: the one without a name
  std::string store;   // "postgres://…"; empty: SQLite in the folder

  std::filesystem::path folder() const;
  // As a sentence names it. An address is not shown: it may hold a password.
  std::string name() const;
};

template <class Held>
using Opened = base::Result<std::unique_ptr<Held>, FolderError>;

// The SQLite database of a tenant; fails where there is none.
base::Result<std::string, FolderError> database_of(const TenantPlace& place);
// Also while a server runs on it.
Opened<storage::RecordSource> open_source(const TenantPlace& place);
// Into `folder`, which need not be the place's: a tenant may be prepared beside it.
Opened<storage::RecordTarget> open_target(const TenantPlace& place, const DataFolder& folder);

// Carries what is sealed in an export over to the master key `to`. `known` is another key that its
// secrets may be sealed with; empty: none. Fails when nothing at hand opens them. The random source
// must outlive what it gives.
base::Result<storage::Amend, FolderError> amend_for(const storage::ExportHead& head,
                                                    const std::string& to, const std::string& known,
                                                    base::Random& random);

}  // namespace server
