// Fills a tenant of a PostgreSQL database with records from elsewhere.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "storage/postgres/connection.h"
#include "storage/postgres/fence.h"
#include "storage/transfer/record_ends.h"

namespace storage::postgres {

class PostgresImport : public RecordTarget {
 public:
  // Prepares the database where that is needed. It has the tenant alone, and fails with
  // `unavailable` while a server is there.
  static StoreResult<std::unique_ptr<PostgresImport>> open(const std::string& address,
                                                           const std::string& tenant,
                                                           const std::string& replica);
  ~PostgresImport() override;

  StoreResult<bool> is_empty() override;
  StoreResult<void> remove_everything() override;
  StoreResult<std::optional<std::string>> add(const Record& record) override;
  StoreResult<std::optional<std::string>> finish() override;

 private:
  PostgresImport(std::unique_ptr<Connection> connection, std::shared_ptr<Fence> fence)
      : m_connection(std::move(connection)), m_tenant(fence->tenant()), m_fence(std::move(fence)) {}
  StoreResult<std::optional<std::string>> write_batch();

  std::unique_ptr<Connection> m_connection;
  std::string m_tenant;
  std::shared_ptr<Fence> m_fence;
  // Of one table: the documents by stored key, not written yet.
  Table m_table = Table::settings;
  std::map<std::string, std::string> m_batch;
  size_t m_batch_octets = 0;
};

}  // namespace storage::postgres
