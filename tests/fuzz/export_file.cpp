// An export of a tenant, which people edit.
#include <sstream>

#include "storage/transfer/export_reader.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::istringstream stream{std::string(fuzz::text_of(data, size))};
  auto reader = storage::ExportReader::open(stream);
  if (!reader) return 0;
  for (auto record = reader->next(); record && *record; record = reader->next()) {
    static_cast<void>(storage::from_record(**record));
  }
  return 0;
}
