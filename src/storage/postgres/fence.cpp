#include "storage/postgres/fence.h"

#include <utility>

namespace storage::postgres {

using domain::StoreError;

namespace {

Error held(std::string_view tenant, std::string_view holder) {
  const std::string name = tenant.empty() ? "the tenant" : "tenant " + std::string(tenant);
  return {{StoreError::Kind::unavailable, "Another server (" + std::string(holder) + ") serves " +
                                              name + " from this database; it can be taken over " +
                                              std::to_string(Fence::duration.count()) +
                                              " seconds after that one is gone."}};
}

}  // namespace

Error taken_over() {
  return {{StoreError::Kind::unavailable, "Another server has taken over this tenant's database."}};
}

std::string Fence::expiry() {
  return "now() + interval '" + std::to_string(duration.count()) + " seconds'";
}

Result<std::shared_ptr<Fence>> Fence::take(Connection& connection, const std::string& tenant,
                                           const std::string& replica, Sharing sharing) {
  auto fence = std::make_shared<Fence>();
  fence->m_tenant = tenant;
  fence->m_replica = replica;
  fence->m_sharing = sharing;
  Result<void> done;
  for (int attempt = 1; attempt <= attempts_max; ++attempt) {
    const auto begun = connection.execute("begin");
    if (!begun) return base::failure(begun.error());
    done = fence->take_within(connection);
    if (done) {
      const auto committed = connection.execute("commit");
      if (committed) return fence;
      done = base::failure(committed.error());
    }
    static_cast<void>(connection.execute("rollback"));
    if (!done.error().can_be_repeated) break;
  }
  return base::failure(done.error());
}

// The lease's row keeps others off until the end.
Result<void> Fence::take_within(Connection& connection) {
  const auto there = connection.execute(
      "insert into tallygate.lease (tenant, holder, epoch, expires_at) values ($1, '', 0, now()) "
      "on conflict (tenant) do nothing",
      {m_tenant});
  if (!there) return base::failure(there.error());
  const auto locked =
      connection.execute("select 1 from tallygate.lease where tenant = $1 for update", {m_tenant});
  if (!locked) return base::failure(locked.error());
  if (const auto free = check_others(connection); !free) return free;
  const auto taken = connection.execute(
      "insert into tallygate.replica as it (tenant, name, epoch, sequence, expires_at, "
      "followed_at) values ($1, $2, 1, 0, " +
          expiry() +
          ", now()) on conflict (tenant, name) do update set epoch = it.epoch + 1, expires_at = " +
          expiry() + ", followed_at = now() returning epoch",
      {m_tenant, m_replica});
  if (!taken) return base::failure(taken.error());
  m_epoch = std::string(taken->text(0, 0));
  if (is_shared()) return {};
  const auto alone = connection.execute(
      "update tallygate.lease set holder = $2, epoch = epoch + 1, is_alone = true, expires_at = " +
          expiry() + " where tenant = $1 returning epoch",
      {m_tenant, m_replica});
  if (!alone) return base::failure(alone.error());
  registry_epoch = alone->integer(0, 0);
  return {};
}

// One that has the tenant alone, or is of a version that knew nothing else, has no company.
Result<void> Fence::check_others(Connection& connection) const {
  const auto other = connection.execute(
      "select holder from tallygate.lease as it where tenant = $1 and holder not in ('', $2) and "
      "expires_at > now() and (is_alone or not exists (select 1 from tallygate.replica where "
      "tenant = $1 and name = it.holder))",
      {m_tenant, m_replica});
  if (!other) return base::failure(other.error());
  if (other->size() > 0) return base::failure(held(m_tenant, other->text(0, 0)));
  if (is_shared()) return {};
  const auto replica = connection.execute(
      "select name from tallygate.replica where tenant = $1 and name <> $2 and expires_at > now() "
      "order by name limit 1",
      {m_tenant, m_replica});
  if (!replica) return base::failure(replica.error());
  if (replica->size() > 0) return base::failure(held(m_tenant, replica->text(0, 0)));
  return {};
}

Result<void> Fence::renew(Connection& connection) const {
  const auto renewed = connection.execute("update tallygate.replica set expires_at = " + expiry() +
                                              " where tenant = $1 and name = $2 and epoch = $3",
                                          {m_tenant, m_replica, m_epoch});
  if (!renewed) return base::failure(renewed.error());
  if (renewed->written() != 1) return base::failure(taken_over());
  if (is_shared()) return {};
  const auto alone = connection.execute(
      "update tallygate.lease set expires_at = " + expiry() + " where tenant = $1 and epoch = $2",
      {m_tenant, std::to_string(registry_epoch)});
  if (!alone) return base::failure(alone.error());
  if (alone->written() != 1) return base::failure(taken_over());
  return {};
}

void Fence::give_back(Connection& connection) const {
  if (!is_shared()) {
    static_cast<void>(connection.execute(
        "update tallygate.lease set holder = '', is_alone = false, expires_at = now() - interval "
        "'1 second' where tenant = $1 and epoch = $2",
        {m_tenant, std::to_string(registry_epoch)}));
  }
  static_cast<void>(connection.execute(
      "update tallygate.replica set expires_at = now() - interval '1 second' where tenant = $1 "
      "and name = $2 and epoch = $3",
      {m_tenant, m_replica, m_epoch}));
}

Fence::Positions Fence::positions_in(const Rows& rows) {
  Positions positions;
  for (size_t row = 0; row < rows.size(); ++row) {
    positions[std::string(rows.text(row, 0))] = rows.integer(row, 1);
  }
  return positions;
}

void Fence::set_loaded(Positions positions) {
  const std::lock_guard lock(m_mutex);
  m_loaded = std::move(positions);
}

Fence::Positions Fence::loaded() const {
  const std::lock_guard lock(m_mutex);
  return m_loaded;
}

}  // namespace storage::postgres
