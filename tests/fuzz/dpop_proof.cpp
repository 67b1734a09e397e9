// A DPoP proof by itself, and with a token request.
#include "jose/dpop.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto text = fuzz::text_of(data, size);
  jose::DpopExpectation expected;
  expected.method = "POST";
  expected.uri = "https://localhost:8443/oauth/token";
  expected.now = *base::parse_iso("2026-11-23T09:30:00Z");
  static_cast<void>(jose::verify_dpop_proof(text, expected));
  static_cast<void>(jose::normalized_htu(text));
  auto request = fuzz::token_request("application/x-www-form-urlencoded",
                                     base::write_form(fuzz::tenant().application().form()));
  request.headers.add("dpop", std::string(text));
  fuzz::tenant().ask(std::move(request));
  return 0;
}
