// What is set up by the Management API is what the token endpoint goes by.
#include <catch2/catch_test_macros.hpp>

#include "crypto/issue.h"
#include "crypto/pem.h"
#include "tests/engine/token_client.h"

using namespace token_client;

namespace {

std::string public_pem(const crypto::PrivateKeyPtr& key) {
  return crypto::write_pem("PUBLIC KEY", key->public_key()->spki_der());
}

// The id of a new credential of the application.
std::string register_credential(TestTenant& tenant, const AuthorizedApplication& app,
                                const base::Json& body) {
  const base::Response response =
      tenant.manage("POST", "/api/v2/clients/" + app.client_id + "/credentials", body);
  INFO(response.body);
  REQUIRE(response.status == 201);
  return text_of(json_of(response), "id");
}

void authenticate_by(TestTenant& tenant, const AuthorizedApplication& app,
                     const std::string& method, const std::vector<std::string>& ids) {
  base::Json body = {{"token_endpoint_auth_method", nullptr}};
  base::Json& credentials = body["client_authentication_methods"][method]["credentials"];
  for (const std::string& id : ids) credentials.push_back({{"id", id}});
  REQUIRE(tenant.manage("PATCH", "/api/v2/clients/" + app.client_id, body).status == 200);
}

// The status of a token request with an assertion by that key.
int status_by(TestTenant& tenant, const AuthorizedApplication& app, const jose::SigningKey& key) {
  static int count = 0;
  const base::Json claims =
      assertion_claims(tenant, app.client_id, "managed-" + std::to_string(++count));
  return tenant.send(form_request(assertion_form(app.audience, sign(key, claims)))).status;
}

}  // namespace

TEST_CASE("keys are changed over by the Management API without a failed token request") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const jose::SigningKey old_key{jose::Algorithm::rs256, "", rsa_key(), ""};
  const jose::SigningKey new_key{jose::Algorithm::es256, "", p256_key(), ""};
  const std::string first = register_credential(
      tenant, app,
      {{"credential_type", "public_key"}, {"name", "old"}, {"pem", public_pem(rsa_key())}});
  CHECK(status_by(tenant, app, old_key) == 401);
  authenticate_by(tenant, app, "private_key_jwt", {first});
  CHECK(status_by(tenant, app, old_key) == 200);
  CHECK(tenant.send(form_request(app.form())).status == 401);
  const std::string second = register_credential(
      tenant, app,
      {{"credential_type", "public_key"}, {"name", "new"}, {"pem", public_pem(p256_key())}});
  CHECK(status_by(tenant, app, new_key) == 401);
  authenticate_by(tenant, app, "private_key_jwt", {first, second});
  CHECK(status_by(tenant, app, old_key) == 200);
  CHECK(status_by(tenant, app, new_key) == 200);
  authenticate_by(tenant, app, "private_key_jwt", {second});
  CHECK(status_by(tenant, app, old_key) == 401);
  CHECK(status_by(tenant, app, new_key) == 200);
  const std::string path = "/api/v2/clients/" + app.client_id + "/credentials/";
  CHECK(tenant.manage("DELETE", path + first).status == 204);
  CHECK(tenant
            .manage("PATCH", path + second,
                    {{"expires_at", base::to_iso(tenant.clock.now() + std::chrono::hours(1))}})
            .status == 200);
  CHECK(status_by(tenant, app, new_key) == 200);
  tenant.clock.advance(std::chrono::hours(1));
  CHECK(status_by(tenant, app, new_key) == 401);
}

TEST_CASE("a certificate that the Management API registers is proof at the token endpoint") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  crypto::CertificateDetails details;
  details.subject = {{"C", "es"}, {"CN", "orders"}};
  details.not_before = tenant.clock.now();
  details.not_after = tenant.clock.now() + std::chrono::hours(1);
  details.serial = std::string(8, '\1');
  const auto certificate = *crypto::self_signed_certificate(details, *p256_key());
  const std::string pem = crypto::write_pem("CERTIFICATE", certificate.der);
  authenticate_by(
      tenant, app, "self_signed_tls_client_auth",
      {register_credential(tenant, app, {{"credential_type", "x509_cert"}, {"pem", pem}})});
  base::Request request = form_request(without(app.form(), "client_secret"));
  CHECK(tenant.send(request).status == 401);
  request.client_certificate = certificate.der;
  CHECK(tenant.send(request).status == 200);
  authenticate_by(
      tenant, app, "tls_client_auth",
      {register_credential(tenant, app, {{"credential_type", "cert_subject_dn"}, {"pem", pem}})});
  CHECK(tenant.send(request).status == 401);
  request.is_client_certificate_verified = true;
  CHECK(tenant.send(request).status == 200);
}

TEST_CASE("the old secret is accepted for the overlap of the rotation, or until that is ended") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string rotate = "/api/v2/clients/" + app.client_id + "/rotate-secret";
  const std::string second =
      text_of(json_of(tenant.manage("POST", rotate, {{"overlap_seconds", 60}})), "client_secret");
  const auto status_with = [&](const std::string& secret) {
    return tenant.send(form_request(with(app.form(), "client_secret", secret))).status;
  };
  CHECK(status_with(app.client_secret) == 200);
  CHECK(status_with(second) == 200);
  tenant.clock.advance(std::chrono::seconds(60));
  CHECK(status_with(app.client_secret) == 401);
  const std::string third =
      text_of(json_of(tenant.manage("POST", rotate, {{"overlap_seconds", 60}})), "client_secret");
  CHECK(status_with(second) == 200);
  tenant.manage("DELETE", "/api/tallygate/v1/clients/" + app.client_id + "/previous-secret");
  CHECK(status_with(second) == 401);
  CHECK(status_with(third) == 200);
}
