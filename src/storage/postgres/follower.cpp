#include "storage/postgres/follower.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "storage/postgres/journal.h"
#include "storage/postgres/postgres_writer.h"

namespace storage::postgres {

using domain::Changes;
using domain::StoreError;

namespace {

constexpr size_t commits_read_together = 200;

// The registry's changes are in the order in which its right went from one to the other; all else
// of a replica is in the order of its commits.
std::string changes_statement() {
  return "select commit.replica, commit.sequence, commit.changes from tallygate.replica as other "
         "left join unnest($3::text[], $4::bigint[]) as seen(name, sequence) on seen.name = "
         "other.name left join unnest($5::text[], $6::bigint[]) as goal(name, sequence) on "
         "goal.name = other.name join tallygate.journal as commit on commit.tenant = other.tenant "
         "and commit.replica = other.name and commit.sequence > coalesce(seen.sequence, 0) and "
         "commit.sequence <= coalesce(goal.sequence, other.sequence) where other.tenant = $1 and "
         "other.name <> $2 and other.sequence > coalesce(seen.sequence, 0) order by "
         "commit.registry_epoch, commit.replica, commit.sequence limit " +
         std::to_string(commits_read_together);
}

void add_positions(std::vector<std::string>& parameters, const Fence::Positions& positions) {
  std::vector<std::string> names, sequences;
  for (const auto& [name, sequence] : positions) {
    names.push_back(name);
    sequences.push_back(std::to_string(sequence));
  }
  parameters.push_back(to_array(names));
  parameters.push_back(to_array(sequences));
}

Error too_late() {
  return {{StoreError::Kind::unavailable,
           "This server was behind the others for so long that it must read the tenant anew."}};
}

}  // namespace

Follower::Follower(std::unique_ptr<Connection> connection, std::shared_ptr<Fence> fence)
    : m_connection(std::move(connection)), m_fence(std::move(fence)) {
  m_connection->count_in(m_fence->statements);
  // An engine without LISTEN refuses it, and changes are looked for by time alone.
  static_cast<void>(m_connection->execute("listen tallygate"));
}

Result<Changes> Follower::changes() {
  std::vector<std::string> parameters = {m_fence->tenant(), m_fence->replica()};
  add_positions(parameters, m_positions);
  add_positions(parameters, m_goals);
  const auto rows = m_connection->execute(changes_statement(), parameters);
  if (!rows) return base::failure(rows.error());
  Changes changes;
  for (size_t row = 0; row < rows->size(); ++row) {
    long long& position = m_positions[std::string(rows->text(row, 0))];
    if (rows->integer(row, 1) != position + 1) return base::failure(too_late());
    ++position;
    auto commit = read_journal(rows->text(row, 2));
    if (!commit) return base::failure(Error{commit.error()});
    changes.insert(changes.end(), std::make_move_iterator(commit->begin()),
                   std::make_move_iterator(commit->end()));
  }
  if (rows->size() < commits_read_together) {
    m_goals.clear();
  } else if (!is_behind()) {
    if (const auto set = set_goals(); !set) return base::failure(set.error());
  }
  return changes;
}

Result<void> Follower::set_goals() {
  const auto rows = m_connection->execute(
      "select name, sequence from tallygate.replica where tenant = $1", {m_fence->tenant()});
  if (!rows) return base::failure(rows.error());
  m_goals = Fence::positions_in(*rows);
  return {};
}

Result<Surroundings> Follower::surroundings() {
  const auto row = m_connection->execute(
      "select holder = '' or expires_at < now(), holder = $2 and wanted_at is not null, (select "
      "count(*) from tallygate.replica where tenant = $1 and expires_at > now()), exists (select 1 "
      "from tallygate.quota_slice as slice join tallygate.replica as owner on owner.tenant = "
      "slice.tenant and owner.name = slice.replica where slice.tenant = $1 and owner.expires_at < "
      "now()), (select string_agg(it.id, chr(10)) from tallygate.quota_slice as slice join "
      "tallygate.quota_window as it on it.tenant = slice.tenant and it.id = slice.id where "
      "slice.tenant = $1 and slice.replica = $2 and it.granted >= it.quota and it.ends_at > now()) "
      "from tallygate.lease where tenant = $1",
      {m_fence->tenant(), m_fence->replica()});
  if (!row) return base::failure(row.error());
  if (row->size() != 1) return base::failure(taken_over());
  Surroundings around{row->text(0, 0) == "t",
                      row->text(0, 1) == "t",
                      static_cast<uint64_t>(row->integer(0, 2)),
                      row->text(0, 3) == "t",
                      {}};
  for (std::string_view ids = row->text(0, 4); !ids.empty();) {
    const size_t end = std::min(ids.find('\n'), ids.size());
    around.windows_used_up.emplace_back(ids.substr(0, end));
    ids.remove_prefix(std::min(end + 1, ids.size()));
  }
  return around;
}

Result<void> Follower::renew() {
  const auto renewed = m_connection->execute(
      "update tallygate.replica set followed_at = now(), expires_at = " + Fence::expiry() +
          " where tenant = $1 and name = $2 and epoch = $3",
      {m_fence->tenant(), m_fence->replica(), m_fence->epoch()});
  if (!renewed) return base::failure(renewed.error());
  if (renewed->written() != 1) return base::failure(taken_over());
  return {};
}

Result<bool> Follower::renew_registry() {
  const auto kept = m_connection->execute(
      "update tallygate.lease set expires_at = " + Fence::expiry() +
          " where tenant = $1 and holder = $2 and epoch = $3",
      {m_fence->tenant(), m_fence->replica(), std::to_string(m_fence->registry_epoch)});
  if (!kept) return base::failure(kept.error());
  return kept->written() == 1;
}

Result<void> Follower::sweep_journal() {
  const auto swept = m_connection->execute(
      "delete from tallygate.journal where tenant = $1 and written_at < (select min(followed_at) "
      "from tallygate.replica where tenant = $1 and expires_at > now()) - interval '10 seconds'",
      {m_fence->tenant()});
  if (!swept) return base::failure(swept.error());
  return {};
}

Result<bool> Follower::take_registry() {
  // Nobody keeps the right from those who want it for as long as this but one that is gone.
  const auto taken = m_connection->execute(
      "update tallygate.lease set holder = $2, epoch = epoch + 1, wanted_at = null, is_alone = "
      "false, expires_at = " +
          Fence::expiry() +
          " where tenant = $1 and (holder in ('', $2) or expires_at < now() or wanted_at < now() - "
          "interval '3 seconds') returning epoch",
      {m_fence->tenant(), m_fence->replica()});
  if (!taken) return base::failure(taken.error());
  if (taken->size() == 1) {
    m_fence->registry_epoch = taken->integer(0, 0);
    return true;
  }
  const auto wanted = m_connection->execute(
      "update tallygate.lease set wanted_at = now() where tenant = $1 and wanted_at is null",
      {m_fence->tenant()});
  if (!wanted) return base::failure(wanted.error());
  if (wanted->written() == 1) notify();
  return false;
}

Result<void> Follower::give_registry() {
  const auto given = m_connection->execute(
      "update tallygate.lease set holder = '', wanted_at = null where tenant = $1 and holder = $2 "
      "and epoch = $3",
      {m_fence->tenant(), m_fence->replica(), std::to_string(m_fence->registry_epoch)});
  if (!given) return base::failure(given.error());
  notify();
  return {};
}

void Follower::notify() {
  static_cast<void>(m_connection->execute(notify_statement, {m_fence->tenant()}));
}

}  // namespace storage::postgres
