// The JSON body of a Management API request; the first octet chooses which.
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  struct Call {
    std::string_view method, target;
  };
  static constexpr Call calls[] = {{"POST", "/api/v2/clients"},
                                   {"POST", "/api/v2/resource-servers"},
                                   {"POST", "/api/v2/client-grants"},
                                   {"POST", "/api/v2/organizations"},
                                   {"PATCH", "/api/v2/tenants/settings"},
                                   {"POST", "/api/tallygate/v1/rules"},
                                   {"POST", "/api/tallygate/v1/rules/test"},
                                   {"PATCH", "/api/tallygate/v1/settings"},
                                   {"PATCH", "/api/v2/clients/"},
                                   {"POST", "/api/v2/clients/{id}/credentials"}};
  if (size == 0) return 0;
  const Call& call = calls[data[0] % std::size(calls)];
  base::Request request{.method = std::string(call.method), .target = std::string(call.target)};
  const std::string& id = fuzz::tenant().application().client_id;
  if (const size_t at = request.target.find("{id}"); at != std::string::npos) {
    request.target.replace(at, 4, id);
  } else if (request.target.ends_with('/')) {
    request.target += id;
  }
  request.headers.add("content-type", "application/json");
  request.body = std::string(fuzz::text_of(data + 1, size - 1));
  fuzz::tenant().ask(std::move(request));
  return 0;
}
