// A client's certificate, as a trusted proxy forwards it and as a listener hands it over.
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto text = fuzz::text_of(data, size);
  auto forwarded = fuzz::token_request("application/x-www-form-urlencoded",
                                       base::write_form(fuzz::tenant().application().form()));
  auto direct = forwarded;
  forwarded.is_from_trusted_proxy = true;
  forwarded.headers.add("client-certificate", std::string(text));
  forwarded.headers.add("client-certificate-ca-verified", "SUCCESS");
  fuzz::tenant().ask(std::move(forwarded));
  direct.client_certificate = std::string(text);
  fuzz::tenant().ask(std::move(direct));
  return 0;
}
