// Application · Credentials, from paste to token.
#include <catch2/catch_test_macros.hpp>

#include "jose/jwk.h"
#include "tests/ui/used.h"
#include "ui/tenant/jwk_pem.h"
#include "ui/token_text.h"

using test_support::AuthorizedApplication;
using test_support::json_of;
using test_support::Page;
using test_support::tall;
using ui::Role;

namespace {

std::string public_pem(uint64_t seed) {
  base::SeededRandom random(seed);
  return ui::public_key_pem(
      base::write_json(jose::to_jwk(*(*crypto::generate_p256(random))->public_key())));
}

base::Json client(Page& page, const std::string& id) {
  return json_of(page.tenant.manage("GET", "/api/v2/clients/" + id));
}

base::Json credentials(Page& page, const std::string& id) {
  return json_of(page.tenant.manage("GET", "/api/v2/clients/" + id + "/credentials"));
}

void add_key(Page& page, const std::string& name, const std::string& key) {
  page.fill("Name (optional)", name);
  if (page.find(Role::button, "Algorithm: RS256")) {
    page.click(Role::button, "Algorithm: RS256");
    page.click(Role::option, "ES256");
  }
  page.fill("Public key (PEM or JWK)", key);
  page.click(Role::button, "Add");
}

}  // namespace

TEST_CASE("A pasted key becomes the way in which the application authenticates") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.open("#/applications/" + app.client_id + "/credentials");
  CHECK(page.reads("No keys or certificates"));
  page.click(Role::button, "Method: Client secret (Post)");
  page.click(Role::option, "Private Key JWT");
  CHECK(page.reads("Add a public key below first."));
  CHECK(page.get(Role::button, "Save changes").disabled);
  page.fill("Public key (PEM or JWK)", "not a key");
  page.click(Role::button, "Add");
  CHECK(page.reads("Neither a public key in PEM nor a public JWK"));
  add_key(page, "Production", public_pem(1));
  CHECK(page.reads("“Production” was added."));
  CHECK(page.reads("Not used"));
  page.click(Role::button, "Save changes");
  INFO(page.described());
  CHECK(page.reads("In use"));
  CHECK(page.reads("The application does not authenticate with its secret"));
  CHECK(client(page, app.client_id)["client_authentication_methods"].contains("private_key_jwt"));
  CHECK(page.get(Role::button, "Remove Production").disabled);
  CHECK(page.tenant.post_form("/oauth/token", app.form()).status == 401);

  add_key(page, "Next", public_pem(2));
  CHECK(page.reads("“Next” was added and is in use."));
  CHECK(page.reads("There are two already"));
  page.click(Role::button, "Remove Production");
  CHECK(page.reads("Whoever still authenticates with it is refused at once."));
  page.click(Role::button, "Remove");
  CHECK(page.reads("“Production” was removed."));
  CHECK(credentials(page, app.client_id).size() == 1);

  page.click(Role::button, "Method: Private Key JWT");
  page.click(Role::option, "Client secret (Basic)");
  page.click(Role::button, "Save changes");
  CHECK(client(page, app.client_id)["token_endpoint_auth_method"] == "client_secret_basic");
  page.open("#/applications/" + app.client_id + "/settings");
  CHECK(page.reads("Client secret (Basic)"));
}

TEST_CASE("A JWK that is pasted says the same as its PEM, and private keys are not taken") {
  base::SeededRandom random(3);
  const auto p256 = (*crypto::generate_p256(random))->public_key();
  const auto rsa =
      (*crypto::private_key_from_pkcs8_der(test_support::private_key_der()))->public_key();
  for (const auto& key : {p256, rsa}) {
    const std::string pem = ui::public_key_pem(base::write_json(jose::to_jwk(*key)));
    CHECK(ui::octets_of_pem(pem) == key->spki_der());
    CHECK(ui::public_key_pem("\n" + pem) == pem);
  }
  base::Json secret = jose::to_jwk(*p256);
  secret["d"] = "AAAA";
  for (const std::string& wrong :
       {base::write_json(secret), std::string("-----BEGIN PRIVATE KEY-----\nAAAA\n"),
        std::string("{}"), std::string(R"({"kty":"EC","crv":"P-256","x":"AA","y":"AA"})"),
        std::string()}) {
    CHECK(ui::public_key_pem(wrong).empty());
  }
}

TEST_CASE("A key pair is made in the page, and its private half is offered once") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.open("#/applications/" + app.client_id + "/credentials");
  page.click(Role::button, "Algorithm: RS256");
  page.click(Role::option, "ES256");
  page.click(Role::button, "Generate a key pair");
  CHECK(page.platform.asked_for_pair == 1);
  CHECK(page.reads("The browser makes a key pair"));
  page.platform.pair = {"the private half", public_pem(4)};
  page.settle();
  CHECK(page.reads("Download the private key now"));
  page.click(Role::button, "Download private key");
  CHECK(page.platform.files["private-key.pem"] == "the private half");
  page.click(Role::button, "Add");
  CHECK(page.reads("“Public key” was added."));
  page.open("#/applications");
  page.open("#/applications/" + app.client_id + "/credentials");
  CHECK_FALSE(page.find(Role::button, "Download private key"));
  page.click(Role::button, "Generate a key pair");
  page.platform.pair = ui::KeyPair{};
  page.settle();
  CHECK(page.reads("The browser could not make a key pair."));
}

TEST_CASE("A key pair that is made for an application is not taken by the simulator") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.open("#/applications/" + app.client_id + "/credentials");
  page.click(Role::button, "Generate a key pair");
  const int for_application = page.platform.asked_for_pair;
  page.open("#/simulator");
  page.frame(0.01);
  CHECK(page.platform.asked_for_pair > for_application);
  page.platform.asked_for_pair = for_application;
  page.platform.pair = {"the application's", public_pem(4)};
  page.frame(0.01);
  CHECK(page.platform.pair);
}

TEST_CASE("A secret is rotated with an overlap that is seen and ended") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.open("#/applications/" + app.client_id + "/credentials");
  page.click(Role::button, "The old secret works: As the tenant's settings say");
  page.click(Role::option, "For a day");
  page.click(Role::button, "Rotate secret");
  CHECK(page.reads("accepted beside the new one for a day"));
  page.click(Role::button, "Rotate secret");
  CHECK(page.reads("The secret was rotated."));
  CHECK(page.reads("The secret before is accepted until 2026-11-24 09:30:00 UTC"));
  page.click(Role::button, "End now");
  page.click(Role::button, "End now");
  CHECK(page.reads("The secret before is no longer accepted."));
  CHECK_FALSE(page.find(Role::button, "End now"));
  CHECK(page.tenant.post_form("/oauth/token", app.form()).status == 401);
}

TEST_CASE("A certificate's subject is taken for mTLS") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.open("#/applications/" + app.client_id + "/credentials");
  page.click(Role::radio, "Certificate subject");
  page.click(Role::button, "Add");
  CHECK(page.reads("Name the subject."));
  page.fill("Subject distinguished name", "C=ES, ST=Madrid, CN=orders");
  page.click(Role::button, "Add");
  CHECK(page.reads("C=ES\nST=Madrid\nCN=orders"));
  page.click(Role::button, "Method: Client secret (Post)");
  page.click(Role::option, "mTLS, CA-signed certificate");
  page.click(Role::button, "Save changes");
  CHECK(page.reads("In use"));
  page.open("#/applications/" + app.client_id + "/quickstart");
  CHECK(page.reads("It authenticates by “mTLS, CA-signed certificate”"));
  page.click(Role::button, "Open Credentials");
  CHECK(page.address() == "#/applications/" + app.client_id + "/credentials");
}
