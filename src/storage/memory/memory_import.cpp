#include "storage/memory/memory_import.h"

namespace storage {

StoreResult<void> MemoryImport::remove_everything() {
  m_records.clear();
  m_places.clear();
  return {};
}

StoreResult<std::optional<std::string>> MemoryImport::add(const Record& record) {
  if (!m_places.emplace(record.table, record.key).second) return record.key;
  m_records.push_back(record);
  return std::nullopt;
}

}  // namespace storage
