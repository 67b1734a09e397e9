// Reads a tenant from a PostgreSQL database and writes groups of changes to it.
#pragma once

#include <memory>
#include <string>

#include "storage/group_writer.h"
#include "storage/postgres/connection.h"
#include "storage/postgres/fence.h"
#include "storage/postgres/group_statement.h"

namespace storage::postgres {

// The channel of NOTIFY on which replicas hear that there is something to follow, by the tenant's
// name.
inline constexpr char notify_statement[] = "select pg_notify('tallygate', $1)";

class PostgresWriter : public GroupWriter {
 public:
  PostgresWriter(std::unique_ptr<Connection> connection, std::shared_ptr<Fence> fence);
  ~PostgresWriter() override;

  base::Result<void, domain::StoreError> load(const domain::Store::Take& take) override;
  base::Result<void, domain::StoreError> commit(const domain::Changes& changes) override;
  bool is_shared() const override { return m_fence->is_shared(); }
  std::chrono::milliseconds stay_interval() const override;
  base::Result<void, domain::StoreError> stay() override;

 private:
  Result<void> commit_once(const Group& group);
  Result<void> write(const Group& group);
  Result<void> read_all(const domain::Store::Take& take);
  Result<void> remove_old_log_events();

  std::unique_ptr<Connection> m_connection;
  std::shared_ptr<Fence> m_fence;
  // Not removed yet: it costs as much as a commit, so that it is done once for many. Who starts
  // before removes them again.
  std::string m_log_removed_through;
  int m_commits_until_removal = 0;
};

}  // namespace storage::postgres
