// A JSON Web Token that nobody signed, and the same as a client's assertion.
#include "jose/jwt.h"

#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto text = fuzz::text_of(data, size);
  static const std::vector<jose::VerificationKey> keys = {
      {.kid = "",
       .key = (*crypto::private_key_from_pkcs8_der(test_support::private_key_der()))->public_key(),
       .secret = ""}};
  jose::JwtExpectation expected;
  expected.issuer = expected.audience = "https://tenant.example/";
  expected.algorithms = {jose::Algorithm::rs256, jose::Algorithm::ps256};
  expected.now = *base::parse_iso("2026-11-23T09:30:00Z");
  const auto claims = jose::verify_jwt(text, keys, expected);
  ASSERT(!claims);
  static_cast<void>(jose::decode_jwt_unverified(text));
  fuzz::tenant().ask(fuzz::token_request(
      "application/x-www-form-urlencoded",
      base::write_form(
          {{"grant_type", "client_credentials"},
           {"client_id", fuzz::tenant().application().client_id},
           {"client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
           {"client_assertion", std::string(text)}})));
  return 0;
}
