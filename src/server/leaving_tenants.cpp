#include "server/leaving_tenants.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "server/file.h"

namespace server {

namespace filesystem = std::filesystem;

namespace {

// In a folder: it is deleted.
constexpr char mark_name[] = "deleted";
// In front of a folder's name, which is none of a tenant any more. SQLite takes its files away by
// their paths, so that a folder is renamed only when its store is closed.
constexpr char renamed_prefix[] = ".deleted-";

// As one step for whoever looks at the folder's name.
void remove_folder(const filesystem::path& folder) {
  const filesystem::path renamed =
      folder.parent_path() / (renamed_prefix + folder.filename().string());
  std::error_code error;
  filesystem::remove_all(renamed, error);
  filesystem::rename(folder, renamed, error);
  if (!error) filesystem::remove_all(renamed, error);
  if (error) {
    spdlog::error("The folder {} of a deleted tenant cannot be removed: {}.", folder.string(),
                  error.message());
  }
}

}  // namespace

filesystem::path unfinished_folder(const filesystem::path& folder_of_tenants,
                                   const std::string& name) {
  return folder_of_tenants / (renamed_prefix + name + "-unfinished");
}

base::Result<void, TenantError> remove_deleted_tenants(const filesystem::path& folder_of_tenants,
                                                       const RemoveRows& remove_rows) {
  std::vector<filesystem::path> renamed, marked;
  std::error_code error;
  for (filesystem::directory_iterator at(folder_of_tenants, error), end; !error && at != end;
       at.increment(error)) {
    std::error_code ignored;
    if (at->path().filename().string().starts_with(renamed_prefix)) {
      renamed.push_back(at->path());
    } else if (filesystem::exists(at->path() / mark_name, ignored)) {
      marked.push_back(at->path());
    }
  }
  for (const auto& folder : renamed) filesystem::remove_all(folder, error);
  for (const auto& folder : marked) {
    // Without them the mark would be gone and the rows not.
    if (auto removed = remove_rows(folder.filename().string()); !removed) return removed;
    remove_folder(folder);
  }
  return {};
}

base::Result<void, TenantError> LeavingTenants::add(const std::string& name,
                                                    std::shared_ptr<RunningTenant> tenant) {
  const filesystem::path mark = tenant->folder() / mark_name;
  const std::error_code error = write_file(mark, "");
  if (error) {
    return base::failure(
        TenantError{mark.string() + " cannot be written: " + error.message() + "."});
  }
  auto folder = tenant->data_folder();
  const std::lock_guard lock(m_mutex);
  m_leaving.push_back({name, std::move(tenant), true, std::move(folder)});
  return {};
}

bool LeavingTenants::contains(std::string_view name) const {
  const std::lock_guard lock(m_mutex);
  return std::any_of(m_leaving.begin(), m_leaving.end(),
                     [&](const Leaving& leaving) { return leaving.name == name; });
}

void LeavingTenants::tick(std::chrono::milliseconds patience) {
  const std::lock_guard lock(m_mutex);
  m_leaving.remove_if([&](Leaving& leaving) { return is_gone(leaving, patience); });
}

bool LeavingTenants::is_gone(Leaving& leaving, std::chrono::milliseconds patience) const {
  if (leaving.tenant) {
    if (leaving.tenant.use_count() > 1 || !leaving.tenant->comes_to_rest(patience)) return false;
    leaving.tenant.reset();
  }
  // Tried again until the database can be reached.
  if (leaving.has_rows && !m_remove_rows(leaving.name)) return false;
  leaving.has_rows = false;
  if (leaving.folder.use_count() > 1) return false;
  const filesystem::path path = leaving.folder->path();
  leaving.folder.reset();
  remove_folder(path);
  spdlog::info("The tenant {} is deleted.", leaving.name);
  return true;
}

}  // namespace server
