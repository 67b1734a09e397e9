// Tenants that are being deleted: they get no more requests, but those under way are answered, and
// only then is the folder removed.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "server/running_tenant.h"

namespace server {

// Removes what a database elsewhere holds of a tenant, which nobody has open here.
using RemoveRows = std::function<base::Result<void, TenantError>(const std::string& name)>;

// Removes what a deletion that was interrupted has left in the folder of the tenants: those that
// carry the mark of it.
base::Result<void, TenantError> remove_deleted_tenants(
    const std::filesystem::path& folder_of_tenants, const RemoveRows& remove_rows);

// Where a tenant is prepared that becomes one when its folder gets its name: what an end of the
// process leaves of it goes at the next start.
std::filesystem::path unfinished_folder(const std::filesystem::path& folder_of_tenants,
                                        const std::string& name);

// Any thread.
class LeavingTenants {
 public:
  explicit LeavingTenants(RemoveRows remove_rows) : m_remove_rows(std::move(remove_rows)) {}
  // From now on a restart does not bring it back. Nobody can find the tenant any more, but some may
  // hold it still.
  base::Result<void, TenantError> add(const std::string& name,
                                      std::shared_ptr<RunningTenant> tenant);
  bool contains(std::string_view name) const;
  // Removes those that nobody holds any more, or that are let go of so soon.
  void tick(std::chrono::milliseconds patience = {});

 private:
  struct Leaving {
    std::string name;
    std::shared_ptr<RunningTenant> tenant;     // nullptr: it has ended
    bool has_rows = true;                      // in a database elsewhere, maybe
    std::shared_ptr<const DataFolder> folder;  // locked until its store is closed
  };
  bool is_gone(Leaving& leaving, std::chrono::milliseconds patience) const;

  const RemoveRows m_remove_rows;
  mutable std::mutex m_mutex;
  std::list<Leaving> m_leaving;
};

}  // namespace server
