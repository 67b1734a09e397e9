// The body of a token request, as JSON.
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::tenant().ask(fuzz::token_request("application/json", fuzz::text_of(data, size)));
  return 0;
}
