#include "tests/support/places.h"

namespace test_support {

std::string source_folder() {
  return TALLYGATE_SOURCE_DIR;
}
std::string program_path() {
  return TALLYGATE_BINARY;
}

}  // namespace test_support
