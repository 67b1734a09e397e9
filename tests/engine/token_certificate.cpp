#include <catch2/catch_test_macros.hpp>

#include "crypto/issue.h"
#include "crypto/name.h"
#include "crypto/pem.h"
#include "tests/engine/token_client.h"

using namespace token_client;
using domain::AuthMethod;

namespace {

const std::string certificate_refused = refused("invalid_client", "Client authentication failed");

crypto::Certificate make_client_certificate(const TestTenant& tenant, const std::string& name) {
  crypto::CertificateDetails details;
  details.subject = {{"C", "es"}, {"O", "Acme"}, {"CN", name}};
  details.not_before = tenant.clock.now();
  details.not_after = tenant.clock.now() + std::chrono::hours(1);
  details.serial = std::string(8, '\1');
  return *crypto::self_signed_certificate(details, *p256_key());
}

domain::Credential subject_credential(const std::string& subject) {
  domain::Credential credential;
  credential.type = domain::CredentialType::cert_subject_dn;
  credential.subject_dn = subject;
  return credential;
}

domain::Credential certificate_credential(const crypto::Certificate& certificate) {
  domain::Credential credential;
  credential.type = domain::CredentialType::x509_cert;
  credential.thumbprint_sha256 = jose::x5t_s256(certificate);
  return credential;
}

}  // namespace

TEST_CASE("a certificate that a trusted authority vouches for proves an application by its name") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const auto certificate = make_client_certificate(tenant, "orders");
  attach(tenant, app.client_id, AuthMethod::tls_client_auth,
         subject_credential("C=es\nO=Acme\nCN=orders"));
  base::Request request = form_request(without(app.form(), "client_secret"));
  CHECK(tenant.send(request).body == refused("access_denied", "Unauthorized"));
  request.client_certificate = certificate.der;
  CHECK(tenant.send(request).body == certificate_refused);
  CHECK(newest_reason(tenant) ==
        "No authority that is trusted here vouches for the certificate of "
        "\"CN=orders,O=Acme,C=es\".");
  request.is_client_certificate_verified = true;
  const auto response = tenant.send(request);
  CHECK(response.status == 200);
  CHECK(!claims_in(response).contains("cnf"));
  request.client_certificate = make_client_certificate(tenant, "billing").der;
  CHECK(tenant.send(request).body == certificate_refused);
  request.client_certificate = "no certificate";
  CHECK(tenant.send(request).body ==
        refused("invalid_request", "The client certificate could not be read"));
  // A secret beside the certificate is what is judged.
  attach(tenant, app.client_id, AuthMethod::self_signed_tls_client_auth,
         certificate_credential(certificate));
  request.client_certificate = certificate.der;
  request.body = base::write_form(app.form());
  CHECK(tenant.send(request).body == refused("access_denied", "Unauthorized"));
}

TEST_CASE("a self-signed certificate proves the application that registered it, and no other") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const auto certificate = make_client_certificate(tenant, "orders");
  attach(tenant, app.client_id, AuthMethod::self_signed_tls_client_auth,
         certificate_credential(certificate));
  base::Request request = form_request(without(app.form(), "client_secret"));
  request.client_certificate = certificate.der;
  CHECK(tenant.send(request).status == 200);
  CHECK(newest_event(tenant)["details"]["checks"][1]["explanation"] ==
        "\"Billing service\" showed the certificate of \"CN=orders,O=Acme,C=es\", which is "
        "registered.");
  request.client_certificate = make_client_certificate(tenant, "other").der;
  CHECK(tenant.send(request).body == certificate_refused);
}

TEST_CASE("forwarded certificates count only when they come from a trusted proxy") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const auto certificate = make_client_certificate(tenant, "orders");
  attach(tenant, app.client_id, AuthMethod::tls_client_auth,
         subject_credential("CN=orders,O=Acme,C=es"));
  base::Request request = form_request(without(app.form(), "client_secret"));
  const std::string pem = crypto::write_pem("CERTIFICATE", certificate.der);
  request.headers.add("client-certificate", base::percent_encode(pem));
  request.headers.add("client-certificate-ca-verified", "SUCCESS");
  CHECK(tenant.send(request).status == 401);
  request.is_from_trusted_proxy = true;
  CHECK(tenant.send(request).status == 200);
  request.headers.set("client-certificate-ca-verified", "FAILED");
  CHECK(tenant.send(request).body == certificate_refused);
  for (const std::string& broken : {std::string("%zz"), std::string("hello"),
                                    base::percent_encode(pem) + std::string(4096, 'x')}) {
    request.headers.set("client-certificate", broken);
    CHECK(tenant.send(request).body ==
          refused("invalid_request", "The client certificate could not be read"));
  }
}
