#include "oauth/token_endpoint.h"

#include "base/json_text.h"
#include "jose/jwe.h"
#include "oauth/attempt_event.h"
#include "oauth/quota.h"

namespace oauth {

namespace {

jose::KeyEncryption jose_encryption(domain::EncryptionAlgorithm algorithm) {
  switch (algorithm) {
    case domain::EncryptionAlgorithm::rsa_oaep_256:
      return jose::KeyEncryption::rsa_oaep_256;
    case domain::EncryptionAlgorithm::rsa_oaep_384:
      return jose::KeyEncryption::rsa_oaep_384;
    case domain::EncryptionAlgorithm::rsa_oaep_512:
      return jose::KeyEncryption::rsa_oaep_512;
  }
  return jose::KeyEncryption::rsa_oaep_256;
}

// The token inside another that only its API can open (reference/auth0.md section 7.4).
base::Result<std::string, crypto::CryptoError> nested(const std::string& token,
                                                      const domain::TokenEncryption& encryption,
                                                      base::Random& random) {
  const auto key = crypto::public_key_from_spki_der(encryption.public_key_der);
  if (!key) return base::failure(key.error());
  const auto text = jose::encrypt_compact(
      {jose_encryption(encryption.algorithm), encryption.kid, *key}, "JWT", token, random);
  if (!text) return base::failure(crypto::CryptoError::failed);
  return *text;
}

void add_nonce(const Attempt& attempt, base::Response& response) {
  if (!attempt.dpop_nonce.empty()) response.headers.add("dpop-nonce", attempt.dpop_nonce);
}

}  // namespace

AccessToken access_token_of(const Attempt& attempt, const Surroundings& surroundings,
                            std::string id) {
  AccessToken token{surroundings.issuer, attempt.application->id, attempt.scopes, surroundings.now,
                    std::move(id)};
  if (attempt.organization) {
    token.organization_id = attempt.organization->id.value;
    if (surroundings.tenant.settings().organization_name_in_tokens) {
      token.organization_name = attempt.organization->name;
    }
  }
  token.custom_claims = attempt.custom_claims;
  token.confirmation = attempt.confirmation;
  return token;
}

base::Result<std::string, crypto::CryptoError> sign(const Attempt& attempt,
                                                    const AccessToken& token, const KeyRing& ring,
                                                    const SecretVault& vault,
                                                    base::Random& random) {
  const auto key = signing_key_of(attempt, ring, vault);
  if (!key) return base::failure(key.error());
  auto text = sign_access_token(token, *attempt.api, *key);
  if (!text) return base::failure(crypto::CryptoError::failed);
  return encrypted_for_api(attempt, std::move(*text), random);
}

base::Result<jose::SigningKey, crypto::CryptoError> signing_key_of(const Attempt& attempt,
                                                                   const KeyRing& ring,
                                                                   const SecretVault& vault) {
  const domain::Api& api = *attempt.api;
  if (api.signing_algorithm == domain::ApiSigningAlgorithm::hs256) {
    auto secret = vault.unseal(api.sealed_signing_secret, purpose_signing_secret);
    if (!secret) return base::failure(secret.error());
    return jose::SigningKey{jose::Algorithm::hs256, "", nullptr, std::move(*secret)};
  }
  const jose::SigningKey* key = ring.signing_key(jose_algorithm(api.signing_algorithm));
  if (!key) return base::failure(crypto::CryptoError::wrong_key);
  return *key;
}

base::Result<std::string, crypto::CryptoError> encrypted_for_api(const Attempt& attempt,
                                                                 std::string token,
                                                                 base::Random& random) {
  const auto& encryption = attempt.api->token_encryption;
  if (encryption) return nested(token, *encryption, random);
  return token;
}

base::Response refusal_response(const Attempt& attempt, const base::Request& request) {
  base::Response response = to_response(*attempt.refusal, request);
  add_nonce(attempt, response);
  return response;
}

base::Response token_response(const Attempt& attempt, const std::string& token) {
  constexpr size_t other_members_size_usual = 300;
  std::string text;
  text.reserve(token.size() + other_members_size_usual);
  base::JsonObjectText body(text);
  body.string("access_token", token);
  if (!attempt.scopes.empty()) body.string("scope", join_scopes(attempt.scopes));
  body.number("expires_in", attempt.api->token_lifetime_seconds);
  body.string("token_type", attempt.confirmation.jkt.empty() ? "Bearer" : "DPoP");
  body.end();
  base::Response response = json_response(200, std::move(text));
  add_nonce(attempt, response);
  return response;
}

void refuse_used(Attempt& attempt, const domain::TokenMark& mark) {
  if (mark.kind == domain::TokenMarkKind::dpop_proof) {
    attempt.refuse(step::possession,
                   {ErrorCode::invalid_dpop_proof, "The DPoP proof was used before (jti)",
                    "The DPoP proof was used at the same time (jti)."});
  } else {
    attempt.refuse(step::client, {ErrorCode::invalid_client, "",
                                  "The assertion was used at the same time (jti)."});
  }
}

void confirm(Attempt& attempt, const domain::Tenant& tenant, base::Time now,
             const domain::QuotaSlices* slices) {
  for (const domain::TokenMark& mark : attempt.marks) {
    if (!attempt.refusal && tenant.is_marked(mark.kind, mark.key)) refuse_used(attempt, mark);
  }
  if (!attempt.refusal) judge_quota(attempt, tenant, now, slices);
}

void record(domain::Changes& changes, Attempt& attempt, const base::Request& request,
            base::Time now, const std::string& token_id, const domain::Tenant& tenant) {
  domain::LogEvent event = event_of(attempt, request, now, tenant);
  event.type = attempt.refusal ? domain::LogEventType::feccft : domain::LogEventType::seccft;
  if (!attempt.refusal) {
    event.description = "Client Credentials for Access Token";
    event.token_id = token_id;
  }
  changes.insert(changes.end(), attempt.marks.begin(), attempt.marks.end());
  add_usage(changes, attempt, tenant, now);
  const domain::SharedLogEvent made(std::move(event));
  changes.push_back(made);
  add_quota_warnings(changes, attempt, made, tenant, now);
}

void record_again(domain::Changes& changes, std::shared_ptr<domain::LogEvent> event,
                  const Attempt& attempt, const base::Request& request, base::Time now,
                  const std::string& token_id, const domain::Tenant& tenant) {
  renew_usage(std::get<domain::UsageCount>(changes.front()), attempt, tenant, now);
  renew(*event, attempt, request, now, tenant);
  event->token_id = token_id;
  const domain::SharedLogEvent made(std::move(event));
  changes.push_back(made);
  add_quota_warnings(changes, attempt, made, tenant, now);
}

}  // namespace oauth
