// A store in a PostgreSQL database, which may hold many tenants of many servers.
#pragma once

#include <memory>
#include <string>

#include "storage/group_store.h"

namespace storage {

// Opens that tenant of the database at `address` ("postgres://…"; see postgres/connection.h), and
// prepares the database where that is needed. `holder` names this server for ever: while another
// one serves the tenant this fails with `unavailable`.
base::Result<std::unique_ptr<domain::Store>, domain::StoreError> open_postgres_store(
    const std::string& address, const std::string& tenant, const std::string& holder,
    std::chrono::milliseconds commit_interval = {});

// All that the database holds of that tenant goes, at once; who serves it can write no more.
base::Result<void, domain::StoreError> remove_postgres_tenant(const std::string& address,
                                                              const std::string& tenant);

}  // namespace storage
