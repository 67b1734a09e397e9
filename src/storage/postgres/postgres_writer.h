// Reads a tenant from a PostgreSQL database and writes groups of changes to it.
#pragma once

#include <memory>
#include <string>

#include "storage/group_writer.h"
#include "storage/postgres/connection.h"
#include "storage/postgres/lease.h"

namespace storage::postgres {

class PostgresWriter : public GroupWriter {
 public:
  PostgresWriter(std::unique_ptr<Connection> connection, std::string tenant, Lease lease);
  ~PostgresWriter() override;

  base::Result<domain::Changes, domain::StoreError> load() override;
  base::Result<void, domain::StoreError> commit(const domain::Changes& changes) override;
  std::chrono::milliseconds stay_interval() const override { return Lease::duration / 3; }
  base::Result<void, domain::StoreError> stay() override;

 private:
  class Group;
  Result<void> commit_once(const Group& group);
  Result<void> write(const Group& group);

  std::unique_ptr<Connection> m_connection;
  std::string m_tenant;
  Lease m_lease;
};

}  // namespace storage::postgres
