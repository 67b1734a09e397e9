// Writes a tenant as an export, record by record.
#pragma once

#include <ostream>
#include <string_view>

#include "base/result.h"
#include "storage/record.h"
#include "storage/transfer/export_format.h"

namespace storage {

// In this order: the head, then for each table begin(), add() for each of its records, end(); then
// finish(). Whether the stream took it all is for the stream to say.
class ExportWriter {
 public:
  ExportWriter(std::ostream& stream, const ExportHead& head);

  void begin(Table table);
  // Fails when secrets are to be omitted from a document that cannot be read.
  base::Result<void, domain::StoreError> add(std::string_view key, std::string_view document);
  void end();
  void finish();
  // Of records that are in it.
  size_t count() const { return m_count; }

 private:
  void put(std::string_view document);

  std::ostream& m_stream;
  ExportedSecrets m_secrets;
  Table m_table = Table::settings;
  bool m_is_first = true;
  size_t m_count = 0;
};

}  // namespace storage
