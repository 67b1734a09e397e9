// An export of a tenant, which people edit.
#include <sstream>

#include "storage/transfer/export_reader.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::istringstream stream{std::string(fuzz::text_of(data, size))};
  auto reader = storage::ExportReader::open(stream);
  if (!reader) return 0;
  auto read = reader->next();
  while (read && *read) read = reader->next();
  return 0;
}
