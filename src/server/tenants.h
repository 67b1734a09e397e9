// The tenants of this server, each at a host name and in a folder of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "domain/tenant_name.h"
#include "server/leaving_tenants.h"
#include "server/running_tenant.h"
#include "server/tenant_transfer.h"

namespace server {

// What all of them are started with.
struct TenantsSettings {
  // Holds the tenant without a name; the others lie in "tenants/NAME" under it.
  std::filesystem::path data;
  std::string issuer;  // of the tenant without a name
  std::string dashboard_key;
  uint16_t http_port = 0;
  Durability durability = Durability::strict;
  // Of the PostgreSQL database that holds them; empty: SQLite in their folders.
  std::string store;
  // That the operator keeps himself, of all of them; empty: each has its own in its folder.
  std::string master_key;
};

using domain::is_tenant_name;

// Where the tenant of that name lies; empty: the one without a name.
std::filesystem::path tenant_folder(const std::filesystem::path& data, const std::string& name);

// Any thread.
class Tenants {
 public:
  // The listener hears of every write of every tenant. The clock and the random source must outlive
  // this.
  Tenants(TenantsSettings settings, StoreListener listener, const base::Clock& clock,
          base::Random& random);

  // Opens the tenant without a name, those whose folders are there, and those `named`, which it
  // makes where they are missing; not those that another server has deleted from the database.
  base::Result<void, TenantError> open(const std::vector<std::string>& named = {});
  // Opens that one, and makes it when it is missing. Returns the one that runs already.
  base::Result<std::shared_ptr<RunningTenant>, TenantError> add(const std::string& name);
  // Makes that tenant of what `fill` puts into a folder that is not the tenant's yet: it is there
  // with all of it, or not at all. Fails where there is a tenant of that name.
  using Fill = std::function<base::Result<void, TenantError>(const TenantPlace& place,
                                                             const DataFolder& folder)>;
  base::Result<std::shared_ptr<RunningTenant>, TenantError> add_filled(const std::string& name,
                                                                       const Fill& fill);
  // Deletes a tenant that has a name, and all that it keeps. It is not served any more when this
  // returns, and its folder is gone when all that asked it before have their answers.
  enum class Removal { done, under_way, unknown };
  base::Result<Removal, TenantError> remove(const std::string& name);

  // Empty: the one without a name. nullptr: there is none. Let go of it soon.
  std::shared_ptr<RunningTenant> find(std::string_view name) const;
  TenantPlace place_of(const std::string& name) const;
  // In alphabetical order, without the one that has none.
  std::vector<std::string> names() const;
  void tick();

 private:
  base::Result<void, TenantError> check_free(const std::string& name);
  base::Result<std::shared_ptr<RunningTenant>, TenantError> open_named(const std::string& name);
  base::Result<bool, TenantError> was_deleted_elsewhere(const std::string& name) const;
  base::Result<void, TenantError> remove_rows(const std::string& name) const;
  base::Result<std::shared_ptr<RunningTenant>, TenantError> open(
      const std::string& name, const std::filesystem::path& folder, const std::string& issuer);

  TenantsSettings m_settings;
  StoreListener m_listener;
  const base::Clock& m_clock;
  base::Random& m_random;
  mutable std::mutex m_mutex;
  std::map<std::string, std::shared_ptr<RunningTenant>, std::less<>> m_tenants;
  LeavingTenants m_leaving;
};

}  // namespace server
