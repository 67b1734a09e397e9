#include <catch2/catch_test_macros.hpp>

#include "crypto/pem.h"
#include "jose/jwk.h"
#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

std::string encryption_key_pem() {
  const auto key = *crypto::private_key_from_pkcs8_der(private_key_der());
  return crypto::write_pem("PUBLIC KEY", key->public_key()->spki_der());
}

base::Json encryption_of(const base::Json& key) {
  return {{"token_encryption", {{"format", "compact-nested-jwe"}, {"encryption_key", key}}}};
}

}  // namespace

TEST_CASE("every setting of an API comes back as it was written") {
  TestTenant tenant;
  const base::Json sent = base::parse_json(R"({
    "identifier": "https://all.example", "name": "All of it",
    "scopes": [{"value": "a", "description": "A"}, {"value": "b"}],
    "signing_alg": "PS256", "token_lifetime": 600, "token_lifetime_for_web": 300,
    "allow_offline_access": true, "allow_online_access": true,
    "skip_consent_for_verifiable_first_party_clients": true, "enforce_policies": true,
    "token_dialect": "rfc9068_profile_authz",
    "consent_policy": "transactional-authorization-with-mfa",
    "authorization_details": [{"type": "payment"}],
    "proof_of_possession": {"mechanism": "dpop", "required": true, "required_for": "public_clients"},
    "subject_type_authorization": {"user": {"policy": "require_client_grant"},
                                   "client": {"policy": "deny_all"},
                                   "anonymous_user": {"policy": "require_client_grant"}},
    "authorization_policy": {"policy_id": "p"}})")
                              .value();
  const base::Response made = tenant.manage("POST", "/api/v2/resource-servers", sent);
  INFO(made.body);
  CHECK(made.status == 201);
  const std::string path = "/api/v2/resource-servers/" + text_of(json_of(made), "id");
  const base::Json api = json_of(tenant.manage("GET", path));
  for (auto at = sent.begin(); at != sent.end(); ++at) {
    INFO(at.key());
    CHECK(nlohmann::json(api.value(at.key(), base::Json())) == nlohmann::json(at.value()));
  }
  tenant.open();
  CHECK(json_of(tenant.manage("GET", path)) == api);
  const base::Json less = json_of(tenant.manage("PATCH", path,
                                                {{"proof_of_possession", nullptr},
                                                 {"consent_policy", nullptr},
                                                 {"authorization_details", nullptr},
                                                 {"authorization_policy", nullptr},
                                                 {"token_encryption", nullptr},
                                                 {"scopes", base::Json::array()}}));
  for (const char* member : {"proof_of_possession", "consent_policy", "authorization_details",
                             "authorization_policy", "token_encryption", "scopes"}) {
    INFO(member);
    CHECK(!less.contains(member));
  }
  const base::Json without_anonymous = {
      {"subject_type_authorization", {{"anonymous_user", nullptr}}}};
  CHECK(!json_of(tenant.manage("PATCH", path, without_anonymous))["subject_type_authorization"]
             .contains("anonymous_user"));
}

TEST_CASE("an API's encryption key is shown by its thumbprint, which may be sent back") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string path = "/api/v2/resource-servers/" + app.api_id;
  const base::Json key = {
      {"name", "mine"}, {"alg", "RSA-OAEP-256"}, {"kid", "k1"}, {"pem", encryption_key_pem()}};
  const base::Json made = json_of(tenant.manage("PATCH", path, encryption_of(key)));
  const std::string thumbprint =
      jose::thumbprint(**crypto::public_key_from_pem(encryption_key_pem()));
  const base::Json shown = {
      {"name", "mine"}, {"alg", "RSA-OAEP-256"}, {"kid", "k1"}, {"thumbprint_sha256", thumbprint}};
  CHECK(made["token_encryption"] ==
        base::Json({{"format", "compact-nested-jwe"}, {"encryption_key", shown}}));
  CHECK(json_of(tenant.manage("PATCH", path, encryption_of(shown))) == made);
  for (const base::Json& wrong :
       {base::Json({{"alg", "RSA-OAEP-256"}}), base::Json({{"alg", "A256KW"}, {"pem", "x"}}),
        base::Json({{"alg", "RSA-OAEP-256"}, {"pem", "x"}}),
        base::Json({{"alg", "RSA-OAEP-256"}, {"thumbprint_sha256", "other"}})}) {
    INFO(base::write_json(wrong));
    CHECK(tenant.manage("PATCH", path, encryption_of(wrong)).status == 400);
  }
  CHECK(json_of(tenant.manage("GET", path)) == made);
}

TEST_CASE("an API of HS256 has a secret, its own or a generated one, until it signs otherwise") {
  TestTenant tenant;
  const base::Json made = json_of(tenant.manage("POST", "/api/v2/resource-servers",
                                                {{"identifier", "h"}, {"signing_alg", "HS256"}}));
  CHECK(text_of(made, "signing_secret").size() == 64);
  const std::string path = "/api/v2/resource-servers/" + text_of(made, "id");
  const base::Json chosen =
      json_of(tenant.manage("PATCH", path, {{"signing_secret", "sixteen or more."}}));
  CHECK(chosen["signing_secret"] == "sixteen or more.");
  for (const char* algorithm : {"RS256", "RS512", "PS256", "ES256"}) {
    INFO(algorithm);
    const base::Json api = json_of(tenant.manage("PATCH", path, {{"signing_alg", algorithm}}));
    CHECK(api["signing_alg"] == algorithm);
    CHECK(!api.contains("signing_secret"));
  }
}

TEST_CASE("a scope that an API loses stays in its grants and is issued no more") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string grant = "/api/v2/client-grants/" + app.grant_id;
  const base::Json scopes = base::Json::array({{{"value", "write:orders"}}});
  CHECK(tenant.manage("PATCH", "/api/v2/resource-servers/" + app.api_id, {{"scopes", scopes}})
            .status == 200);
  // The grant still names it, as Auth0's does, but no token carries it.
  CHECK(json_of(tenant.manage("GET", grant))["scope"] == base::Json::array({"read:orders"}));
  CHECK(!json_of(tenant.post_form("/oauth/token", app.form())).contains("scope"));
  // It is in nobody's way: it may stay, and may go, but comes to no other grant.
  CHECK(
      tenant.manage("PATCH", grant, {{"scope", base::Json::array({"read:orders", "write:orders"})}})
          .status == 200);
  CHECK(tenant.manage("PATCH", grant, {{"scope", base::Json::array({"write:orders"})}}).status ==
        200);
  CHECK(tenant.manage("PATCH", grant, {{"scope", base::Json::array({"read:orders"})}}).status ==
        400);
}

TEST_CASE("a client grant says all that Auth0's can say, and is found by it") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const base::Response user =
      tenant.manage("POST", "/api/v2/client-grants",
                    {{"client_id", app.client_id},
                     {"audience", app.audience},
                     {"subject_type", "user"},
                     {"organization_usage", "require"},
                     {"allow_any_organization", true},
                     {"authorization_details_types", base::Json::array({"payment"})},
                     {"scope", base::Json::array({"read:orders"})}});
  CHECK(user.status == 201);
  const base::Json made = json_of(user);
  CHECK(made["subject_type"] == "user");
  CHECK(made["organization_usage"] == "require");
  CHECK(made["authorization_details_types"] == base::Json::array({"payment"}));
  const base::Response third =
      tenant.manage("POST", "/api/v2/client-grants",
                    {{"default_for", "third_party_clients"}, {"audience", app.audience}});
  CHECK(third.status == 201);
  CHECK(json_of(third)["default_for"] == "third_party_clients");
  CHECK(!json_of(third).contains("client_id"));
  const auto count = [&](const std::string& query) {
    return json_of(tenant.manage("GET", "/api/v2/client-grants?" + query)).size();
  };
  CHECK(count("") == 3);
  CHECK(count("audience=https%3A%2F%2Forders.example%2Fapi&client_id=" + app.client_id) == 2);
  CHECK(count("subject_type=user") == 1);
  CHECK(count("allow_any_organization=true") == 1);
  CHECK(count("allow_any_organization=false") == 2);
  CHECK(count("default_for=third_party_clients") == 1);
  CHECK(count("client_id=nobody") == 0);
  const std::string path = "/api/v2/client-grants/" + text_of(made, "id");
  const base::Json reset = json_of(tenant.manage(
      "PATCH", path, {{"organization_usage", nullptr}, {"allow_any_organization", nullptr}}));
  CHECK(reset["organization_usage"] == "deny");
  CHECK(reset["allow_any_organization"] == false);
  CHECK(tenant.manage("PATCH", path, {{"audience", "other"}}).status == 400);
  CHECK(json_of(tenant.manage("GET", path + "/organizations")).empty());
  CHECK(tenant.manage("GET", "/api/v2/client-grants/none/organizations").status == 404);
  CHECK(tenant
            .manage("POST", "/api/v2/client-grants",
                    {{"default_for", "third_party_clients"},
                     {"client_id", app.client_id},
                     {"audience", app.audience}})
            .status == 400);
  CHECK(tenant.manage("POST", "/api/v2/client-grants", {{"audience", app.audience}}).status == 400);
}
