#include <catch2/catch_test_macros.hpp>

#include "crypto/pem.h"
#include "jose/jwk.h"
#include "oauth/key_ring.h"
#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

crypto::PrivateKeyPtr key_of(const std::string& der) {
  return *crypto::private_key_from_pkcs8_der(der);
}

std::string public_pem(const std::string& der = private_key_der()) {
  return crypto::write_pem("PUBLIC KEY", key_of(der)->public_key()->spki_der());
}

std::string certificate_pem(const std::string& der = private_key_der()) {
  base::SeededRandom random(7);
  return crypto::write_pem(
      "CERTIFICATE", oauth::make_certificate(*key_of(der), *base::parse_iso("2026-11-01T00:00:00Z"),
                                             "orders.example", random));
}

std::string new_client(TestTenant& tenant) {
  return text_of(json_of(tenant.manage("POST", "/api/v2/clients", {{"name", "Keys"}})),
                 "client_id");
}

base::Json public_key_body(const std::string& der = private_key_der()) {
  return {{"credential_type", "public_key"}, {"name", "first"}, {"pem", public_pem(der)}};
}

base::Json attached(const std::string& method, const std::string& id) {
  base::Json body = {{"token_endpoint_auth_method", nullptr}};
  body["client_authentication_methods"][method]["credentials"] = base::Json::array({{{"id", id}}});
  return body;
}

}  // namespace

TEST_CASE("a public key is kept under its thumbprint, and never given back") {
  TestTenant tenant;
  const std::string path = "/api/v2/clients/" + new_client(tenant) + "/credentials";
  const base::Response response = tenant.manage("POST", path, public_key_body());
  CHECK(response.status == 201);
  const base::Json made = json_of(response);
  const std::string id = text_of(made, "id");
  CHECK(id.size() == 27);
  CHECK(id.substr(0, 5) == "cred_");
  CHECK(made["kid"] == jose::thumbprint(*key_of(private_key_der())->public_key()));
  CHECK(made["alg"] == "RS256");
  CHECK(made["name"] == "first");
  CHECK(made["credential_type"] == "public_key");
  CHECK(made["created_at"] == "2026-11-23T09:30:00.000Z");
  CHECK(!made.contains("pem"));
  CHECK(!made.contains("expires_at"));
  CHECK(json_of(tenant.manage("GET", path + "/" + id)) == made);
  // A bare array, whatever is asked for.
  CHECK(json_of(tenant.manage("GET", path + "?include_totals=true&per_page=50")) ==
        base::Json::array({made}));
  tenant.clock.advance(std::chrono::minutes(1));
  const base::Response patched =
      tenant.manage("PATCH", path + "/" + id, {{"expires_at", "2027-01-01T00:00:00.000Z"}});
  CHECK(patched.status == 200);
  CHECK(json_of(patched)["expires_at"] == "2027-01-01T00:00:00.000Z");
  CHECK(json_of(patched)["updated_at"] == "2026-11-23T09:31:00.000Z");
  CHECK(!json_of(tenant.manage("PATCH", path + "/" + id, {{"expires_at", nullptr}}))
             .contains("expires_at"));
  CHECK(tenant.manage("DELETE", path + "/" + id).status == 204);
  const base::Response gone = tenant.manage("GET", path + "/" + id);
  CHECK(gone.status == 404);
  CHECK(json_of(gone)["message"] == "The credential does not exist");
}

TEST_CASE("certificates give their subject, thumbprint and expiry") {
  TestTenant tenant;
  const std::string path = "/api/v2/clients/" + new_client(tenant) + "/credentials";
  const base::Json own = json_of(
      tenant.manage("POST", path, {{"credential_type", "x509_cert"}, {"pem", certificate_pem()}}));
  const auto certificate = *crypto::certificate_from_pem(certificate_pem());
  CHECK(own["thumbprint_sha256"] == jose::x5t_s256(certificate));
  CHECK(own["subject_dn"] == "CN=orders.example");
  const base::Json named = json_of(tenant.manage(
      "POST", path, {{"credential_type", "cert_subject_dn"}, {"pem", certificate_pem()}}));
  CHECK(named["subject_dn"] == "CN=orders.example");
  CHECK(!named.contains("kid"));
  const std::string other = "/api/v2/clients/" + new_client(tenant) + "/credentials";
  const base::Json by_text = json_of(tenant.manage(
      "POST", other, {{"credential_type", "cert_subject_dn"}, {"subject_dn", "C=es\nCN=orders"}}));
  CHECK(by_text["subject_dn"] == "C=es\nCN=orders");
  const base::Json expiring = json_of(tenant.manage("POST", other,
                                                    {{"credential_type", "public_key"},
                                                     {"pem", certificate_pem()},
                                                     {"alg", "PS256"},
                                                     {"kid", "chosen-by-me-1"},
                                                     {"parse_expiry_from_cert", true}}));
  CHECK(expiring["kid"] == "chosen-by-me-1");
  CHECK(expiring["alg"] == "PS256");
  CHECK(expiring["expires_at"] == base::to_iso(certificate.not_after));
}

TEST_CASE("what is wrong with a credential is said, and nothing is kept") {
  TestTenant tenant;
  const std::string path = "/api/v2/clients/" + new_client(tenant) + "/credentials";
  base::SeededRandom random(9);
  const std::string p256 =
      crypto::write_pem("PUBLIC KEY", (*crypto::generate_p256(random))->public_key()->spki_der());
  struct Case {
    base::Json body;
    const char* part;
  };
  const base::Json key = public_key_body();
  const auto with = [&](const char* member, const base::Json& value) {
    base::Json body = key;
    body[member] = value;
    return body;
  };
  const Case cases[] = {
      {base::Json::object(), "'Missing required property: credential_type'."},
      {{{"credential_type", "password"}}, "'No enum match for: password' on property"},
      {{{"credential_type", "public_key"}}, "'Missing required property: pem'."},
      {with("pem", "not a key"), "Not a public key in PEM"},
      {with("pem", certificate_pem() + certificate_pem()), "Not a public key in PEM"},
      {with("pem", std::string(4097, 'a')), "'String is too long (4097 chars), maximum 4096'"},
      {with("alg", "HS256"), "'No enum match for: HS256' on property alg."},
      {with("alg", "ES256"), "an RSA key, which is not for ES256"},
      {{{"credential_type", "public_key"}, {"pem", p256}, {"alg", "RS256"}},
       "an EC key, which is not for RS256"},
      {with("kid", "short"), "^([0-9a-zA-Z-_]{10,64})$"},
      {with("name", std::string(129, 'n')), "maximum 128"},
      {with("expires_at", "tomorrow"), "format date-time: tomorrow"},
      {with("parse_expiry_from_cert", true), "Not an X.509 certificate in PEM"},
      {{{"credential_type", "public_key"},
        {"pem", certificate_pem()},
        {"parse_expiry_from_cert", true},
        {"expires_at", "2027-01-01T00:00:00Z"}},
       "Not together with expires_at"},
      {with("subject_dn", "CN=a"), "'Additional properties not allowed: subject_dn'."},
      {{{"credential_type", "x509_cert"}, {"pem", public_pem()}},
       "Not an X.509 certificate in PEM"},
      {{{"credential_type", "cert_subject_dn"}}, "Either subject_dn or pem is needed"},
      {{{"credential_type", "cert_subject_dn"}, {"subject_dn", std::string(257, 'x')}},
       "maximum 256"},
  };
  for (const Case& one : cases) {
    INFO(one.part);
    const base::Response response = tenant.manage("POST", path, one.body);
    CHECK(response.status == 400);
    CHECK(text_of(json_of(response), "message").find(one.part) != std::string::npos);
    CHECK(json_of(response)["errorCode"] == "invalid_body");
  }
  CHECK(json_of(tenant.manage("GET", path)).empty());
  CHECK(tenant.manage("GET", "/api/v2/clients/nobody/credentials").status == 404);
}

TEST_CASE("an application has two credentials at most, each key once") {
  TestTenant tenant;
  const std::string path = "/api/v2/clients/" + new_client(tenant) + "/credentials";
  CHECK(tenant.manage("POST", path, public_key_body()).status == 201);
  CHECK(tenant.manage("POST", path, public_key_body()).status == 409);
  CHECK(tenant.manage("POST", path, public_key_body(next_private_key_der())).status == 201);
  CHECK(tenant.manage("POST", path, public_key_body(foreign_private_key_der())).status == 403);
  const base::Json all = json_of(tenant.manage("GET", path));
  REQUIRE(all.size() == 2);
  CHECK(all[0]["kid"] == jose::thumbprint(*key_of(private_key_der())->public_key()));
}

TEST_CASE("an attached credential replaces the secret until it is detached, and stays meanwhile") {
  TestTenant tenant;
  const std::string id = new_client(tenant);
  const std::string path = "/api/v2/clients/" + id;
  const std::string secret = text_of(json_of(tenant.manage("GET", path)), "client_secret");
  const std::string credential =
      text_of(json_of(tenant.manage("POST", path + "/credentials", public_key_body())), "id");
  const base::Response patched =
      tenant.manage("PATCH", path, attached("private_key_jwt", credential));
  CHECK(patched.status == 200);
  const base::Json client = json_of(tenant.manage("GET", path));
  base::Json methods;
  methods["private_key_jwt"]["credentials"] = base::Json::array({{{"id", credential}}});
  CHECK(client["client_authentication_methods"] == methods);
  CHECK(!client.contains("client_secret"));
  CHECK(!client.contains("token_endpoint_auth_method"));
  const base::Response in_use = tenant.manage("DELETE", path + "/credentials/" + credential);
  CHECK(in_use.status == 400);
  CHECK(json_of(in_use)["message"] == "Cannot delete credential still associated with a client");
  CHECK(tenant.manage("POST", path + "/rotate-secret").status == 400);
  // One way excludes the other.
  CHECK(
      tenant.manage("PATCH", path, {{"token_endpoint_auth_method", "client_secret_post"}}).status ==
      400);
  const base::Json detached =
      json_of(tenant.manage("PATCH", path,
                            {{"client_authentication_methods", nullptr},
                             {"token_endpoint_auth_method", "client_secret_post"}}));
  CHECK(detached["client_secret"] == secret);
  CHECK(detached["token_endpoint_auth_method"] == "client_secret_post");
  CHECK(tenant.manage("DELETE", path + "/credentials/" + credential).status == 204);
}

TEST_CASE("authentication names credentials that the application has, of the method's type") {
  TestTenant tenant;
  const std::string id = new_client(tenant);
  const std::string path = "/api/v2/clients/" + id;
  const std::string credential =
      text_of(json_of(tenant.manage("POST", path + "/credentials", public_key_body())), "id");
  base::Json both = attached("private_key_jwt", credential);
  both["client_authentication_methods"]["tls_client_auth"]["credentials"] =
      base::Json::array({{{"id", credential}}});
  base::Json twice = attached("private_key_jwt", credential);
  twice["client_authentication_methods"]["private_key_jwt"]["credentials"].push_back(
      {{"id", credential}});
  base::Json none = attached("private_key_jwt", credential);
  none["client_authentication_methods"]["private_key_jwt"]["credentials"] = base::Json::array();
  base::Json with_hs256 = attached("private_key_jwt", credential);
  with_hs256["jwt_configuration"] = {{"alg", "HS256"}};
  for (const base::Json& body :
       {attached("private_key_jwt", "cred_unknown"), attached("tls_client_auth", credential),
        attached("client_secret_jwt", credential), both, twice, none, with_hs256}) {
    INFO(base::write_json(body));
    const base::Response response = tenant.manage("PATCH", path, body);
    CHECK(response.status == 400);
    CHECK(json_of(response)["errorCode"] == "invalid_body");
  }
  const std::string other = "/api/v2/clients/" + new_client(tenant);
  CHECK(tenant.manage("PATCH", other, attached("private_key_jwt", credential)).status == 400);
  CHECK(!json_of(tenant.manage("GET", path)).contains("client_authentication_methods"));
}

TEST_CASE("a new application brings its credentials along, and takes them away when it goes") {
  TestTenant tenant;
  base::Json body = {{"name", "Born with a key"}};
  body["client_authentication_methods"]["private_key_jwt"]["credentials"] =
      base::Json::array({public_key_body(), public_key_body(next_private_key_der())});
  const base::Response response = tenant.manage("POST", "/api/v2/clients", body);
  CHECK(response.status == 201);
  const base::Json client = json_of(response);
  CHECK(!client.contains("client_secret"));
  const std::string path = "/api/v2/clients/" + text_of(client, "client_id");
  const base::Json credentials = json_of(tenant.manage("GET", path + "/credentials"));
  REQUIRE(credentials.size() == 2);
  const base::Json& attached_ids =
      client["client_authentication_methods"]["private_key_jwt"]["credentials"];
  CHECK(attached_ids ==
        base::Json::array({{{"id", credentials[0]["id"]}}, {{"id", credentials[1]["id"]}}}));
  CHECK(tenant.manage("DELETE", path).status == 204);
  CHECK(tenant.manage("GET", path + "/credentials").status == 404);
  // A wrong one leaves no application behind.
  body["client_authentication_methods"]["private_key_jwt"]["credentials"][0]["pem"] = "none";
  const base::Response refused = tenant.manage("POST", "/api/v2/clients", body);
  CHECK(refused.status == 400);
  CHECK(text_of(json_of(refused), "message")
            .find("client_authentication_methods.private_key_jwt.credentials[0].pem") !=
        std::string::npos);
  CHECK(json_of(tenant.manage("GET", "/api/v2/clients?is_global=false")).empty());
}
