// tallygate rotate-master-key: everything sealed under one key is sealed under another.
#pragma once

#include <filesystem>
#include <string>

#include "server/open_tenant.h"

namespace server {

struct RotateOptions {
  std::filesystem::path data;
  std::string store;  // of a PostgreSQL database; empty: SQLite in the folders
  // Keys that the operator keeps himself; empty: master.key in the folder of each tenant.
  std::filesystem::path key_file, new_key_file;
};

// All tenants of the data folder, one after the other. Whatever it is that ends it in between, each
// tenant is sealed under the old key or under the new one, and the next start finds the right one.
// Gives the exit code: 0, or 1 after a sentence on standard error.
int run(const RotateOptions& options);

// Of a folder that holds a second key since a rotation ended in between: keeps the one that opens
// what the store holds.
base::Result<void, TenantError> settle_master_key(DataFolder& folder, const TenantOpening& opening,
                                                  base::Random& random);

}  // namespace server
