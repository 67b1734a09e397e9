// An application as its developer holds it: keys, certificates, assertions, and the requests that
// it sends to the token endpoint.
#pragma once

#include <string>
#include <variant>

#include "jose/base64.h"
#include "jose/jwk.h"
#include "jose/jws.h"
#include "jose/jwt.h"
#include "oauth/client_assertion.h"
#include "oauth/secret_vault.h"
#include "tests/support/test_tenant.h"

namespace token_client {

using namespace test_support;

inline base::Request form_request(const base::Form& form,
                                  const std::string& target = "/oauth/token") {
  base::Request request;
  request.method = "POST";
  request.target = target;
  request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
  request.body = base::write_form(form);
  return request;
}

inline base::Request raw_request(const std::string& content_type, std::string body) {
  base::Request request;
  request.method = "POST";
  request.target = "/oauth/token";
  if (!content_type.empty()) request.headers = {{"content-type", content_type}};
  request.body = std::move(body);
  return request;
}

inline base::Request basic_request(const std::string& credentials, const base::Form& form) {
  base::Request request = form_request(form);
  request.headers.add("authorization", "Basic " + jose::base64_encode(credentials));
  return request;
}

inline base::Form with(base::Form form, const std::string& name, const std::string& value) {
  for (auto& pair : form) {
    if (pair.first == name) {
      pair.second = value;
      return form;
    }
  }
  form.emplace_back(name, value);
  return form;
}

inline base::Form without(base::Form form, const std::string& name) {
  std::erase_if(form, [&](const auto& pair) { return pair.first == name; });
  return form;
}

inline std::string refused(const std::string& error, const std::string& description) {
  return base::write_json({{"error", error}, {"error_description", description}});
}

// The newest entity of that kind which the store holds.
template <class Entity>
Entity kept(TestTenant& tenant, const std::string& id) {
  const auto changes = kept_in(tenant.store);
  Entity found;
  for (const auto& change : *changes) {
    const auto* entity = std::get_if<Entity>(&change);
    if (entity && entity->id.value == id) found = *entity;
  }
  return found;
}

// Writes past the Management API, as an operator with the database could.
inline void keep(TestTenant& tenant, const domain::Changes& changes) {
  if (!tenant.store.write(changes)) std::abort();
  tenant.open();
}

inline domain::TenantSettings settings_of(TestTenant& tenant) {
  const auto changes = kept_in(tenant.store);
  domain::TenantSettings found;
  for (const auto& change : *changes) {
    if (const auto* one = std::get_if<domain::TenantSettings>(&change)) found = *one;
  }
  return found;
}

inline const crypto::PrivateKeyPtr& rsa_key() {
  static const crypto::PrivateKeyPtr key =
      *crypto::private_key_from_pkcs8_der(foreign_private_key_der());
  return key;
}
inline const crypto::PrivateKeyPtr& p256_key() {
  static const crypto::PrivateKeyPtr key = [] {
    base::SeededRandom random(7);
    return *crypto::generate_p256(random);
  }();
  return key;
}

// A credential of the application, which from now on proves itself by that method.
inline domain::Credential attach(TestTenant& tenant, const std::string& client_id,
                                 domain::AuthMethod method, domain::Credential credential) {
  if (credential.id.empty()) credential.id.value = "cred_1";
  credential.client_id.value = client_id;
  credential.created_at = credential.updated_at = tenant.clock.now();
  auto application = kept<domain::Application>(tenant, client_id);
  application.auth_method.reset();
  application.credential_authentication = {method, {credential.id}};
  keep(tenant, {credential, application});
  return credential;
}

inline domain::Credential public_key_credential(const crypto::PrivateKeyPtr& key,
                                                domain::AssertionAlgorithm algorithm) {
  domain::Credential credential;
  credential.type = domain::CredentialType::public_key;
  credential.kid = "a-key-of-mine";
  credential.algorithm = algorithm;
  credential.public_key_der = key->public_key()->spki_der();
  return credential;
}

inline base::Json assertion_claims(const TestTenant& tenant, const std::string& client_id,
                                   const std::string& jti) {
  const long long now = base::unix_seconds(tenant.clock.now());
  return {{"iss", client_id}, {"sub", client_id}, {"aud", issuer},
          {"iat", now},       {"exp", now + 60},  {"jti", jti}};
}

inline std::string sign(const jose::SigningKey& key, const base::Json& claims,
                        const base::Json& header = {{"typ", "JWT"}}) {
  const auto text = jose::sign_compact(key, header, base::write_json(claims));
  if (!text) std::abort();
  return *text;
}

inline base::Form assertion_form(const std::string& audience, const std::string& assertion) {
  return {{"grant_type", "client_credentials"},
          {"client_assertion_type", std::string(oauth::assertion_type_jwt_bearer)},
          {"client_assertion", assertion},
          {"audience", audience}};
}

// A proof by p256_key() for the token endpoint, valid now.
inline std::string dpop_proof(const TestTenant& tenant, const std::string& jti,
                              const base::Json& more = nullptr) {
  base::Json claims = {{"jti", jti},
                       {"htm", "POST"},
                       {"htu", std::string(issuer) + "oauth/token"},
                       {"iat", base::unix_seconds(tenant.clock.now())}};
  if (more.is_object()) claims.update(more);
  const jose::SigningKey key{jose::Algorithm::es256, "", p256_key(), ""};
  return sign(key, claims, {{"typ", "dpop+jwt"}, {"jwk", jose::to_jwk(*p256_key()->public_key())}});
}

// The newest event of the tenant's log.
inline base::Json newest_event(TestTenant& tenant) {
  return json_of(tenant.manage("GET", "/api/v2/logs?per_page=1"))[0];
}
inline std::string newest_reason(TestTenant& tenant) {
  return text_of(newest_event(tenant)["details"], "reason");
}

inline base::Json claims_in(const base::Response& response) {
  const auto decoded = jose::decode_jwt_unverified(text_of(json_of(response), "access_token"));
  return decoded ? decoded->claims : base::Json("no token: " + response.body);
}

}  // namespace token_client
