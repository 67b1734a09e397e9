#include "oauth/token_signer.h"

#include <catch2/catch_test_macros.hpp>

#include "oauth/token_endpoint.h"
#include "tests/engine/token_client.h"

using namespace token_client;

namespace {

// Shows what reaches a signer, and answers as it is told.
class WatchingSigner : public oauth::TokenSigner {
 public:
  base::Result<std::string, crypto::CryptoError> sign(oauth::Attempt& attempt,
                                                      const oauth::AccessToken& token,
                                                      const oauth::KeyRing& ring,
                                                      const oauth::SecretVault& vault,
                                                      base::Random& random) override {
    seen += attempt.application->id.value + " for " + attempt.api->identifier.value + " from " +
            token.issuer + '\n';
    if (fails) return base::failure(crypto::CryptoError::failed);
    if (hands_on) return oauth::sign(attempt, token, ring, vault, random);
    return std::string("unsigned");
  }

  std::string seen;
  bool fails = false, hands_on = false;
};

}  // namespace

TEST_CASE("an engine with a signer of its own counts as always and gives out that signer's text") {
  TestTenant tenant;
  WatchingSigner signer;
  tenant.settings.signer = &signer;
  tenant.open();
  const AuthorizedApplication app(tenant);

  const auto plain = tenant.send(form_request(app.form()));
  CHECK(plain.status == 200);
  CHECK(text_of(json_of(plain), "access_token") == "unsigned");
  CHECK(signer.seen == app.client_id + " for " + app.audience + " from " + issuer + '\n');

  signer.hands_on = true;
  const auto signed_one = tenant.send(form_request(app.form()));
  CHECK(claims_in(signed_one)["azp"] == app.client_id);
  CHECK(tenant.engine->figures().tokens["non_interactive"] == 2);

  signer.fails = true;
  CHECK(tenant.send(form_request(app.form())).status == 500);
  CHECK(tenant.engine->figures().tokens["non_interactive"] == 2);
}
