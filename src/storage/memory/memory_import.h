// Collects a tenant's records from elsewhere, for whoever keeps them.
#pragma once

#include <set>
#include <utility>

#include "storage/transfer/record_ends.h"

namespace storage {

class MemoryImport : public RecordTarget {
 public:
  // In the order in which they came.
  const Records& records() const { return m_records; }

  StoreResult<bool> is_empty() override { return m_records.empty(); }
  StoreResult<void> remove_everything() override;
  StoreResult<std::optional<std::string>> add(const Record& record) override;
  StoreResult<std::optional<std::string>> finish() override { return std::nullopt; }

 private:
  Records m_records;
  std::set<std::pair<Table, std::string>> m_places;
};

}  // namespace storage
