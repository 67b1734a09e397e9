// A client that proves itself in the Authorization field: as it stands, and as what Basic encodes.
#include "jose/base64.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto text = fuzz::text_of(data, size);
  for (const std::string& field :
       {std::string(text), "Basic " + std::string(text), "Basic " + jose::base64_encode(text)}) {
    auto request =
        fuzz::token_request("application/x-www-form-urlencoded", "grant_type=client_credentials");
    request.headers.add("authorization", field);
    fuzz::tenant().ask(std::move(request));
  }
  return 0;
}
