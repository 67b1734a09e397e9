#include "storage/postgres/lease.h"

namespace storage::postgres {

namespace {

std::string expiry() {
  return "now() + interval '" + std::to_string(Lease::duration.count()) + " seconds'";
}

Error held(std::string_view tenant, std::string_view holder) {
  const std::string name = tenant.empty() ? "the tenant" : "tenant " + std::string(tenant);
  return {{domain::StoreError::Kind::unavailable,
           "Another server (" + std::string(holder) + ") serves " + name +
               " from this database; it can be taken over " +
               std::to_string(Lease::duration.count()) + " seconds after that one is gone."}};
}

}  // namespace

Result<Lease> Lease::take(Connection& connection, const std::string& tenant,
                          const std::string& holder) {
  const auto taken = connection.execute(
      "insert into tallygate.lease as it (tenant, holder, epoch, expires_at) values ($1, $2, 1, " +
          expiry() +
          ") on conflict (tenant) do update set holder = $2, epoch = it.epoch + 1, expires_at = " +
          expiry() + " where it.expires_at < now() or it.holder = $2 returning epoch",
      {tenant, holder});
  if (!taken) return base::failure(taken.error());
  if (taken->size() == 0) {
    const auto other =
        connection.execute("select holder from tallygate.lease where tenant = $1", {tenant});
    return base::failure(
        held(tenant, other && other->size() == 1 ? other->text(0, 0) : std::string_view()));
  }
  Lease lease;
  lease.m_tenant = tenant;
  lease.m_epoch = std::string(taken->text(0, 0));
  return lease;
}

Result<void> Lease::renew(Connection& connection) const {
  const auto renewed = connection.execute(
      "update tallygate.lease set expires_at = " + expiry() + " where tenant = $1 and epoch = $2",
      {m_tenant, m_epoch});
  if (!renewed) return base::failure(renewed.error());
  if (renewed->written() != 1) {
    return base::failure(Error{{domain::StoreError::Kind::unavailable,
                                "Another server has taken over this tenant's database."}});
  }
  return {};
}

void Lease::give_back(Connection& connection) const {
  static_cast<void>(connection.execute(
      "update tallygate.lease set expires_at = now() - interval '1 second' where tenant = $1 and "
      "epoch = $2",
      {m_tenant, m_epoch}));
}

}  // namespace storage::postgres
