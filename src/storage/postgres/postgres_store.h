// A store in a PostgreSQL database, which may hold many tenants of many servers.
#pragma once

#include <memory>
#include <string>

#include "storage/group_store.h"
#include "storage/postgres/fence.h"

namespace storage {

// What open_postgres_store() does where the database holds nothing of the tenant.
enum class Missing { is_made, is_refused };

// Opens that tenant of the database at `address` ("postgres://…"; see postgres/connection.h), and
// prepares the database where that is needed. `replica` names this server for ever. Fails with
// `unavailable` while another one has the tenant, alone or as the sharing has it.
base::Result<std::unique_ptr<domain::Store>, domain::StoreError> open_postgres_store(
    const std::string& address, const std::string& tenant, const std::string& replica,
    Sharing sharing = Sharing::alone, Missing missing = Missing::is_made,
    std::chrono::milliseconds commit_interval = {});

// Whether the database, which was prepared before, holds that tenant.
base::Result<bool, domain::StoreError> has_postgres_tenant(const std::string& address,
                                                           const std::string& tenant);

// All that the database holds of that tenant goes, at once; who serves it can write no more.
base::Result<void, domain::StoreError> remove_postgres_tenant(const std::string& address,
                                                              const std::string& tenant);

}  // namespace storage
