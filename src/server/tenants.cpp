#include "server/tenants.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <set>

#include "storage/postgres/postgres_store.h"

namespace server {

namespace filesystem = std::filesystem;

namespace {

constexpr char folder_name[] = "tenants";

}  // namespace

filesystem::path tenant_folder(const filesystem::path& data, const std::string& name) {
  return name.empty() ? data : data / folder_name / name;
}

Tenants::Tenants(TenantsSettings settings, StoreListener listener, const base::Clock& clock,
                 base::Random& random)
    : m_settings(std::move(settings)),
      m_listener(std::move(listener)),
      m_clock(clock),
      m_random(random),
      m_leaving([this](const std::string& name) { return remove_rows(name); }) {}

base::Result<void, TenantError> Tenants::open(const std::vector<std::string>& named) {
  const auto unnamed = open("", m_settings.data, m_settings.issuer);
  if (!unnamed) return base::failure(unnamed.error());
  const auto removed = remove_deleted_tenants(
      m_settings.data / folder_name, [this](const std::string& name) { return remove_rows(name); });
  if (!removed) return removed;
  std::set<std::string> names(named.begin(), named.end());
  std::error_code error;
  for (filesystem::directory_iterator at(m_settings.data / folder_name, error), end;
       !error && at != end; at.increment(error)) {
    std::string name = at->path().filename();
    if (is_tenant_name(name)) names.insert(std::move(name));
  }
  for (const std::string& name : names) {
    const auto is_deleted = was_deleted_elsewhere(name);
    if (!is_deleted) return base::failure(is_deleted.error());
    if (*is_deleted) continue;
    const auto added = add(name);
    if (!added) return base::failure(added.error());
  }
  return {};
}

base::Result<bool, TenantError> Tenants::was_deleted_elsewhere(const std::string& name) const {
  const filesystem::path folder = tenant_folder(m_settings.data, name);
  if (m_settings.store.empty() || !was_in_database(folder)) return false;
  const auto is_there = storage::has_postgres_tenant(m_settings.store, name);
  if (!is_there) return base::failure(TenantError{is_there.error().explanation});
  if (*is_there) return false;
  // It may be another database: the key in the folder is worth more than a tidy place.
  spdlog::warn(
      "The tenant {} is no longer in the database: another server has deleted it. It is not "
      "served; its folder {} is left, and POST /admin/tenants makes it anew.",
      name, folder.string());
  return true;
}

base::Result<void, TenantError> Tenants::check_free(const std::string& name) {
  if (!is_tenant_name(name)) {
    return base::failure(TenantError{
        "A tenant's name is 1 to 63 lower-case letters, digits and hyphens, and not \"mtls\"; \"" +
        name + "\" is not."});
  }
  m_leaving.tick();
  if (m_leaving.contains(name)) {
    return base::failure(TenantError{"The tenant " + name + " is just being deleted."});
  }
  return {};
}

base::Result<std::shared_ptr<RunningTenant>, TenantError> Tenants::add(const std::string& name) {
  if (auto running = find(name); running && !name.empty()) return running;
  if (const auto free = check_free(name); !free) return base::failure(free.error());
  std::error_code error;
  filesystem::create_directories(m_settings.data / folder_name, error);
  return open_named(name);
}

base::Result<std::shared_ptr<RunningTenant>, TenantError> Tenants::add_filled(
    const std::string& name, const Fill& fill) {
  if (const auto free = check_free(name); !free) return base::failure(free.error());
  const filesystem::path folder = tenant_folder(m_settings.data, name);
  const filesystem::path unfinished = unfinished_folder(folder.parent_path(), name);
  std::error_code error;
  if (find(name) || filesystem::exists(folder, error)) {
    return base::failure(TenantError{"There is a tenant " + name + " already."});
  }
  filesystem::create_directories(folder.parent_path(), error);
  filesystem::remove_all(unfinished, error);
  {
    const auto prepared = DataFolder::open(unfinished, m_random, m_settings.master_key);
    if (!prepared) return base::failure(TenantError{prepared.error().explanation});
    if (auto filled = fill(place_of(name), *prepared); !filled) {
      filesystem::remove_all(unfinished, error);
      return base::failure(filled.error());
    }
  }
  filesystem::rename(unfinished, folder, error);
  if (error) {
    return base::failure(
        TenantError{"The folder " + folder.string() + " cannot be made: " + error.message() + "."});
  }
  return open_named(name);
}

TenantPlace Tenants::place_of(const std::string& name) const {
  return {m_settings.data, name, m_settings.store};
}

base::Result<std::shared_ptr<RunningTenant>, TenantError> Tenants::open_named(
    const std::string& name) {
  return open(name, tenant_folder(m_settings.data, name),
              "http://" + name + ".localhost:" + std::to_string(m_settings.http_port) + "/");
}

base::Result<Tenants::Removal, TenantError> Tenants::remove(const std::string& name) {
  // The disk is given so much time, on the thread of a worker.
  constexpr std::chrono::milliseconds patience{100};
  std::shared_ptr<RunningTenant> tenant;
  {
    const std::lock_guard lock(m_mutex);
    const auto found = name.empty() ? m_tenants.end() : m_tenants.find(name);
    if (found == m_tenants.end()) return Removal::unknown;
    tenant = std::move(found->second);
    m_tenants.erase(found);
  }
  const auto added = m_leaving.add(name, tenant);
  if (!added) {
    const std::lock_guard lock(m_mutex);
    m_tenants.emplace(name, std::move(tenant));
    return base::failure(added.error());
  }
  tenant.reset();
  m_leaving.tick(patience);
  return m_leaving.contains(name) ? Removal::under_way : Removal::done;
}

base::Result<void, TenantError> Tenants::remove_rows(const std::string& name) const {
  if (m_settings.store.empty()) return {};
  const auto removed = storage::remove_postgres_tenant(m_settings.store, name);
  if (!removed) return base::failure(TenantError{removed.error().explanation});
  return {};
}

base::Result<std::shared_ptr<RunningTenant>, TenantError> Tenants::open(
    const std::string& name, const filesystem::path& folder, const std::string& issuer) {
  auto tenant = RunningTenant::open(folder,
                                    {name, m_settings.store, issuer, m_settings.dashboard_key,
                                     m_settings.durability, m_settings.master_key},
                                    m_listener, m_clock, m_random);
  if (!tenant) return base::failure(tenant.error());
  const std::lock_guard lock(m_mutex);
  return m_tenants.emplace(name, std::move(*tenant)).first->second;
}

std::shared_ptr<RunningTenant> Tenants::find(std::string_view name) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_tenants.find(name);
  return found == m_tenants.end() ? nullptr : found->second;
}

std::vector<std::string> Tenants::names() const {
  const std::lock_guard lock(m_mutex);
  std::vector<std::string> names;
  for (const auto& [name, tenant] : m_tenants) {
    if (!name.empty()) names.push_back(name);
  }
  return names;
}

void Tenants::tick() {
  std::vector<std::shared_ptr<RunningTenant>> running;
  {
    const std::lock_guard lock(m_mutex);
    for (const auto& [name, tenant] : m_tenants) running.push_back(tenant);
  }
  for (const auto& tenant : running) tenant->tick();
  running.clear();
  m_leaving.tick();
}

}  // namespace server
