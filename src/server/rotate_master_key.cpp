#include "server/rotate_master_key.h"

#include <sys/stat.h>

#include <csignal>
#include <iostream>
#include <vector>

#include "crypto/crypto.h"
#include "engine/master_key.h"
#include "server/master_key.h"
#include "server/open_tenant.h"
#include "server/tenants.h"
#include "storage/sqlite/connection.h"

namespace server {

namespace filesystem = std::filesystem;
using Rotated = base::Result<void, TenantError>;

namespace {

tl::unexpected<TenantError> not_rotated(std::string explanation) {
  return base::failure(TenantError{std::move(explanation)});
}

// What is left in free pages of the file is still sealed under the old key.
Rotated forget_old_pages(const std::string& database) {
  const auto connection = storage::Connection::open(database);
  if (!connection) return not_rotated(connection.error().explanation);
  for (const char* statement : {"vacuum", "pragma wal_checkpoint(truncate)"}) {
    const auto done = (*connection)->execute(statement);
    if (!done) return not_rotated(done.error().explanation);
  }
  return {};
}

base::Result<domain::Tenant, domain::StoreError> tenant_in(domain::Store& store) {
  domain::Tenant tenant;
  const auto loaded = store.load([&](domain::Loaded one) { tenant.take(std::move(one)); });
  if (!loaded) return base::failure(loaded.error());
  tenant.arrange();
  return tenant;
}

Rotated reseal_store(const DataFolder& folder, const TenantOpening& opening,
                     const std::string& new_key, base::Random& random) {
  auto store = open_store(folder, opening, storage::Sharing::alone);
  if (!store) return not_rotated(store.error().explanation);
  const auto kept = tenant_in(**store);
  if (!kept) return not_rotated(kept.error().explanation);
  const auto changes = engine::resealed(*kept, folder.master_key(), new_key, random);
  if (changes) return write_through(**store, *changes);
  // An earlier rotation to the same key may have ended before it was told.
  if (engine::opens(*kept, new_key, random)) return {};
  return not_rotated("The master key does not open the secrets in " + folder.path().string() +
                     ": it is not the key that sealed them.");
}

struct Keys {
  std::string old_key, new_key;  // empty: of the folder
};

Rotated rotate(const filesystem::path& path, const TenantOpening& opening, const Keys& keys,
               base::Random& random) {
  std::error_code error;
  if (opening.store.empty() && !filesystem::exists(database_in(path), error)) {
    return not_rotated("There is no tenant in " + path.string() + '.');
  }
  auto folder = DataFolder::open(path, random, keys.old_key);
  if (!folder) return not_rotated(folder.error().explanation);
  if (keys.old_key.empty()) {
    const auto settled = settle_master_key(*folder, opening, random);
    if (!settled) return settled;
  }
  std::string new_key = keys.new_key;
  if (new_key.empty()) {
    const auto made = folder->make_next_master_key(random);
    if (!made) return not_rotated(made.error().explanation);
    new_key = *made;
  }
  auto done = reseal_store(*folder, opening, new_key, random);
  if (!done) return done;
  if (keys.new_key.empty()) {
    const auto kept = folder->keep_master_key(new_key);
    if (!kept) return not_rotated(kept.error().explanation);
  }
  if (opening.store.empty()) done = forget_old_pages(folder->database_path());
  return done;
}

std::vector<std::string> tenant_names(const filesystem::path& data) {
  std::vector<std::string> names = {""};
  std::error_code error;
  for (filesystem::directory_iterator at(tenant_folder(data, "x").parent_path(), error), end;
       !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename();
    if (is_tenant_name(name)) names.push_back(name);
  }
  return names;
}

int refuse_rotation(const std::string& sentence) {
  std::cerr << "tallygate: " << sentence << '\n';
  return 1;
}

}  // namespace

int run(const RotateOptions& options) {
  umask(077);
  std::signal(SIGXFSZ, SIG_IGN);
  crypto::SecureRandom random;
  Keys keys;
  const auto old_key = given_master_key(options.key_file);
  if (!old_key) return refuse_rotation(old_key.error().explanation);
  keys.old_key = *old_key;
  if (!options.new_key_file.empty()) {
    const auto new_key = read_master_key_file(options.new_key_file);
    if (!new_key) return refuse_rotation(new_key.error().explanation);
    keys.new_key = *new_key;
  } else if (!keys.old_key.empty()) {
    return refuse_rotation(
        "Who keeps the master key himself makes the next one too: name its file with "
        "--new-master-key-file.");
  }
  for (const std::string& name : tenant_names(options.data)) {
    const filesystem::path path =
        filesystem::absolute(tenant_folder(options.data, name)).lexically_normal();
    TenantOpening opening;
    opening.name = name;
    opening.store = options.store;
    const auto done = rotate(path, opening, keys, random);
    if (!done) return refuse_rotation(done.error().explanation);
    std::cout << path.string() << " is sealed under the new master key.\n" << std::flush;
  }
  std::cout << "Backups and exports from before need the old key: keep it as long as them.\n";
  return 0;
}

Rotated settle_master_key(DataFolder& folder, const TenantOpening& opening, base::Random& random) {
  const auto next = folder.next_master_key();
  if (!next) return not_rotated(next.error().explanation);
  if (next->empty()) return {};
  auto store = open_store(folder, opening, storage::Sharing::alone);
  if (!store) return not_rotated(store.error().explanation);
  const auto kept = tenant_in(**store);
  if (!kept) return not_rotated(kept.error().explanation);
  const bool is_resealed =
      !engine::opens(*kept, folder.master_key(), random) && engine::opens(*kept, *next, random);
  const auto settled = folder.keep_master_key(is_resealed ? *next : folder.master_key());
  if (!settled) return not_rotated(settled.error().explanation);
  return {};
}

}  // namespace server
