#include "storage/postgres/quota_table.h"

#include <algorithm>
#include <map>

namespace storage::postgres {

using domain::SliceDemand;
using domain::SliceGrant;

namespace {

// What a demand gets: as much as it wants of what is left, where more than was granted may be used
// already, since the quota was not always enforced.
constexpr char take_statement[] = R"(
with fence as (
  select 1 from tallygate.replica where tenant = $1 and name = $2 and epoch = $3 for share),
demand as (
  select it.* from fence, unnest($4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
    $9::timestamptz[]) as it(id, quota, used, used_here, wanted, ends_at) order by it.id),
quota_window as (
  insert into tallygate.quota_window as it
    (tenant, id, granted, ends_at, taken, quota, used, wanted)
  select $1, id, used + least(wanted, greatest(quota - used, 0)), ends_at,
    least(wanted, greatest(quota - used, 0)), quota, used, wanted from demand
  on conflict (tenant, id) do update set
    granted = greatest(it.granted, excluded.used) +
      least(excluded.wanted, greatest(excluded.quota - greatest(it.granted, excluded.used), 0)),
    taken = least(excluded.wanted,
      greatest(excluded.quota - greatest(it.granted, excluded.used), 0)),
    quota = excluded.quota
  returning id, taken),
slice as (
  insert into tallygate.quota_slice as it (tenant, id, replica, epoch, until, taken, ends_at)
  select $1, id, $2, $3::bigint, used_here + quota_window.taken, quota_window.taken, ends_at
    from quota_window join demand using (id) where quota_window.taken > 0
  on conflict (tenant, id, replica) do update set
    until = case when it.epoch = excluded.epoch then it.until + excluded.taken
      else excluded.until end,
    taken = excluded.taken, epoch = excluded.epoch)
select id, taken from quota_window)";

constexpr char return_statement[] = R"(
with slice as (
  update tallygate.quota_slice as it set until = it.until - back.amount
  from unnest($4::text[], $5::bigint[]) as back(id, amount)
  where it.tenant = $1 and it.replica = $2 and it.epoch = $3 and it.id = back.id
  returning it.id, back.amount)
update tallygate.quota_window as it set granted = it.granted - slice.amount
from slice where it.tenant = $1 and it.id = slice.id)";

// Each slice as it was read, so that nobody gives it back twice.
constexpr char return_of_dead_statement[] = R"(
with slice as (
  delete from tallygate.quota_slice as it
  using unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])
    as dead(id, replica, epoch, until, rest)
  where it.tenant = $1 and it.id = dead.id and it.replica = dead.replica
    and it.epoch = dead.epoch and it.until = dead.until
  returning it.id, dead.rest),
sums as (select id, sum(rest)::bigint as rest from slice group by id)
update tallygate.quota_window as it set granted = it.granted - sums.rest
from sums where it.tenant = $1 and it.id = sums.id)";

// Arrays of a statement's parameters, built row by row.
class Columns {
 public:
  explicit Columns(size_t count) : m_columns(count) {}
  void add_row(std::vector<std::string> values) {
    for (size_t at = 0; at < values.size(); ++at) m_columns[at].push_back(std::move(values[at]));
  }
  void append_to(std::vector<std::string>& parameters) const {
    for (const auto& column : m_columns) parameters.push_back(to_array(column));
  }

 private:
  std::vector<std::vector<std::string>> m_columns;
};

Result<void> run(Connection& connection, const std::string& statement,
                 const std::vector<std::string>& parameters) {
  const auto done = execute_until_done(connection, statement, parameters);
  if (!done) return base::failure(done.error());
  return {};
}

}  // namespace

Result<std::vector<SliceGrant>> take_slices(Connection& connection, const Fence& fence,
                                            const std::vector<SliceDemand>& wanted) {
  std::map<std::string, const SliceDemand*> demands;
  for (const SliceDemand& demand : wanted) demands.emplace(demand.id, &demand);
  if (demands.empty()) return std::vector<SliceGrant>();
  Columns columns(6);
  for (const auto& [id, demand] : demands) {
    columns.add_row({id, std::to_string(demand->limit), std::to_string(demand->used),
                     std::to_string(demand->used_here), std::to_string(demand->wanted),
                     base::to_iso(demand->ends_at)});
  }
  std::vector<std::string> parameters = {fence.tenant(), fence.replica(), fence.epoch()};
  columns.append_to(parameters);
  const auto rows = execute_until_done(connection, take_statement, parameters);
  if (!rows) return base::failure(rows.error());
  if (rows->size() != demands.size()) return base::failure(taken_over());
  std::vector<SliceGrant> grants;
  for (size_t row = 0; row < rows->size(); ++row) {
    const SliceDemand& demand = *demands.at(std::string(rows->text(row, 0)));
    grants.push_back({demand.id, demand.ends_at, demand.used_here,
                      static_cast<uint64_t>(rows->integer(row, 1))});
  }
  return grants;
}

Result<void> return_slices(Connection& connection, const Fence& fence,
                           const std::vector<domain::SliceReturn>& slices) {
  if (slices.empty()) return {};
  Columns columns(2);
  for (const auto& slice : slices) columns.add_row({slice.id, std::to_string(slice.amount)});
  std::vector<std::string> parameters = {fence.tenant(), fence.replica(), fence.epoch()};
  columns.append_to(parameters);
  return run(connection, return_statement, parameters);
}

Result<std::vector<std::string>> fence_off_dead(Connection& connection, const Fence& fence) {
  const auto rows = execute_until_done(
      connection,
      "update tallygate.replica as it set epoch = it.epoch + 1 where it.tenant = $1 and it.name <> "
      "$2 and it.expires_at < now() and exists (select 1 from tallygate.quota_slice as slice where "
      "slice.tenant = $1 and slice.replica = it.name) returning it.name",
      {fence.tenant(), fence.replica()});
  if (!rows) return base::failure(rows.error());
  std::vector<std::string> names;
  for (size_t row = 0; row < rows->size(); ++row) names.emplace_back(rows->text(row, 0));
  return names;
}

Result<void> return_slices_of(Connection& connection, const Fence& fence,
                              const std::vector<std::string>& replicas, const TakenBy& taken_by) {
  const auto rows = connection.execute(
      "select it.id, it.replica, it.epoch, it.until from tallygate.quota_slice as it join "
      "tallygate.replica as owner on owner.tenant = it.tenant and owner.name = it.replica where "
      "it.tenant = $1 and it.replica = any($2::text[]) and it.epoch < owner.epoch",
      {fence.tenant(), to_array(replicas)});
  if (!rows) return base::failure(rows.error());
  if (rows->size() == 0) return {};
  Columns columns(5);
  for (size_t row = 0; row < rows->size(); ++row) {
    const std::string id(rows->text(row, 0)), replica(rows->text(row, 1));
    const auto taken = static_cast<long long>(taken_by(replica, id));
    const long long rest = std::max(rows->integer(row, 3) - taken, 0LL);
    columns.add_row({id, replica, std::string(rows->text(row, 2)), std::string(rows->text(row, 3)),
                     std::to_string(rest)});
  }
  std::vector<std::string> parameters = {fence.tenant()};
  columns.append_to(parameters);
  return run(connection, return_of_dead_statement, parameters);
}

Result<void> forget_old_windows(Connection& connection, const Fence& fence) {
  for (const char* table : {"quota_slice", "quota_window"}) {
    const auto done = run(connection,
                          std::string("delete from tallygate.") + table +
                              " where tenant = $1 and ends_at < now() - interval '1 day'",
                          {fence.tenant()});
    if (!done) return done;
  }
  return {};
}

}  // namespace storage::postgres
