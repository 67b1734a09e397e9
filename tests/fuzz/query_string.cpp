// The query of every list of the Management API.
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static constexpr std::string_view lists[] = {"/api/v2/clients",        "/api/v2/resource-servers",
                                               "/api/v2/client-grants",  "/api/v2/organizations",
                                               "/api/v2/logs",           "/api/v2/stats/daily",
                                               "/api/tallygate/v1/usage"};
  const auto text = fuzz::text_of(data, size);
  for (const std::string_view list : lists) {
    fuzz::tenant().ask({.method = "GET", .target = std::string(list) + "?" + std::string(text)});
  }
  fuzz::tenant().ask({.method = "GET", .target = "/api/v2/clients/" + std::string(text)});
  return 0;
}
