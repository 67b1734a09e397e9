// The server's file of settings.
#include "server/settings_file.h"

#include <fstream>

#include "tests/fuzz/target.h"
#include "tests/storage/temporary_folder.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const TemporaryFolder folder;
  const std::string path = folder.file("tallygate.toml");
  std::ofstream(path, std::ios::binary | std::ios::trunc) << fuzz::text_of(data, size);
  const auto settings = server::read_settings(path);
  if (!settings) ASSERT(settings.error().explanation.ends_with('.'));
  return 0;
}
