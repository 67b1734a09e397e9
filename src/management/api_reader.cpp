#include "management/api_reader.h"

#include <unordered_map>

#include "domain/system_api.h"
#include "management/api_encryption.h"
#include "management/other_members.h"

namespace management {

namespace {

using domain::Api;

constexpr std::string_view required_consent_policy = "transactional-authorization-with-mfa";

constexpr OtherMember api_others[] = {
    {"allow_online_access", OtherKind::flag},
    {"allow_online_access_with_ephemeral_sessions", OtherKind::flag},
    {"authorization_details", OtherKind::array},
    {"authorization_policy", OtherKind::object},
    {"consent_policy", OtherKind::text},
    {"token_lifetime_for_anonymous_access_tokens", OtherKind::number},
};

constexpr OtherMember system_api_others[] = {{"authorization_policy", OtherKind::object}};

void read_scopes(BodyReader& body, Api& api) {
  std::vector<domain::Scope> scopes;
  std::unordered_map<std::string, size_t> seen;
  std::optional<std::string> repeated;
  const bool sent = body.each("scopes", domain::api_scopes_max, [&](BodyReader& item) {
    domain::Scope scope;
    item.require("value");
    const bool has_value =
        item.text("value", scope.value, {1, domain::scope_value_length_max, true});
    if (has_value && !domain::is_scope_token(scope.value)) {
      item.wrong("value",
                 "String does not match pattern ^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$ "
                 "(printable characters without spaces, quotes and backslashes): " +
                     scope.value);
    }
    if (item.is_null("description")) scope.description.clear();
    item.text("description", scope.description, {0, domain::scope_description_length_max, true});
    const auto [at, is_new] = seen.emplace(scope.value, scopes.size());
    if (!is_new && !repeated) {
      repeated = "Array items are not unique (indexes " + std::to_string(at->second) + " and " +
                 std::to_string(scopes.size()) + ")";
    }
    scopes.push_back(std::move(scope));
  });
  if (!sent) return;
  if (repeated) {
    body.wrong("scopes", *repeated);
  } else {
    api.scopes = std::move(scopes);
  }
}

void read_policies(BodyReader& body, Api& api) {
  body.within("subject_type_authorization", [&](BodyReader& subjects) {
    subjects.within("user", [&](BodyReader& user) {
      user.word("policy", api.user_policy, domain::from_name<domain::UserPolicy>);
    });
    subjects.within("client", [&](BodyReader& client) {
      client.word("policy", api.client_policy, domain::from_name<domain::ClientPolicy>);
    });
    if (subjects.is_null("anonymous_user")) api.anonymous_user_policy.reset();
    subjects.within("anonymous_user", [&](BodyReader& anonymous) {
      anonymous.word("policy", api.anonymous_user_policy, domain::from_name<domain::ClientPolicy>);
    });
  });
}

void read_signing(const Call& call, BodyReader& body, Api& api) {
  body.word("signing_alg", api.signing_algorithm, domain::from_name<domain::ApiSigningAlgorithm>);
  std::string secret;
  const bool sent =
      body.text("signing_secret", secret, {domain::signing_secret_length_min, 512, true});
  const oauth::SecretVault& vault = call.context.vault;
  if (api.signing_algorithm != domain::ApiSigningAlgorithm::hs256) {
    api.sealed_signing_secret.clear();
  } else if (sent) {
    api.sealed_signing_secret = vault.seal(secret, oauth::purpose_signing_secret);
  } else if (api.sealed_signing_secret.empty()) {
    api.sealed_signing_secret =
        vault.seal(vault.new_client_secret(), oauth::purpose_signing_secret);
  }
}

// What was a lifetime for the web by default follows a shorter lifetime; one that is sent must fit.
void read_lifetimes(BodyReader& body, Api& api) {
  const int lifetime_max = domain::token_lifetime_seconds_max;
  body.integer("token_lifetime", api.token_lifetime_seconds, 0, lifetime_max);
  const bool web_sent =
      body.integer("token_lifetime_for_web", api.token_lifetime_for_web_seconds, 0, lifetime_max);
  if (api.token_lifetime_for_web_seconds <= api.token_lifetime_seconds) return;
  if (web_sent) {
    body.wrong("token_lifetime_for_web", "token_lifetime_for_web must not exceed token_lifetime");
  }
  api.token_lifetime_for_web_seconds = api.token_lifetime_seconds;
}

void read_possession(BodyReader& body, Api& api) {
  if (body.is_null("proof_of_possession")) api.proof_of_possession.reset();
  domain::ProofOfPossession proof;
  const bool sent = body.within("proof_of_possession", [&](BodyReader& inner) {
    inner.require("mechanism");
    inner.require("required");
    inner.word("mechanism", proof.mechanism, domain::from_name<domain::PossessionMechanism>);
    inner.flag("required", proof.required);
    inner.word("required_for", proof.required_for, domain::from_name<domain::PossessionScope>);
  });
  if (sent) api.proof_of_possession = proof;
}

void read_flags_and_others(const Call& call, BodyReader& body, Api& api) {
  body.flag("allow_offline_access", api.allow_offline_access);
  body.flag("skip_consent_for_verifiable_first_party_clients",
            api.skip_consent_for_verifiable_first_party_clients);
  bool enforce = false;
  if (body.flag("enforce_policies", enforce)) api.enforce_policies = enforce;
  read_other_members(body, call.body, api_others, api.other_members, call.context.vault);
  std::string policy;
  if (!body.is_null("consent_policy") && body.text("consent_policy", policy) &&
      policy != required_consent_policy) {
    body.wrong("consent_policy", "No enum match for: " + policy);
  }
  if (body.is_null("authorization_details")) return;
  body.each("authorization_details", 100, [](BodyReader& item) {
    std::string type;
    item.require("type");
    item.text("type", type, {1, 255, true});
  });
}

base::Json scopes_json(const Api& api) {
  base::Json scopes = base::Json::array();
  for (const domain::Scope& scope : api.scopes) {
    base::Json one = {{"value", scope.value}};
    if (!scope.description.empty()) one["description"] = scope.description;
    scopes.push_back(std::move(one));
  }
  return scopes;
}

base::Json policies_json(const Api& api) {
  base::Json policies = base::Json::object();
  policies["user"]["policy"] = std::string(name(api.user_policy));
  policies["client"]["policy"] = std::string(name(api.client_policy));
  if (api.anonymous_user_policy) {
    policies["anonymous_user"]["policy"] = std::string(name(*api.anonymous_user_policy));
  }
  return policies;
}

base::Json possession_json(const domain::ProofOfPossession& proof) {
  base::Json json = {{"mechanism", std::string(name(proof.mechanism))},
                     {"required", proof.required}};
  if (proof.required_for != domain::PossessionScope::all_clients) {
    json["required_for"] = std::string(name(proof.required_for));
  }
  return json;
}

}  // namespace

void read_api(const Call& call, BodyReader& body, Api& api) {
  body.text("name", api.name, {1, domain::api_name_length_max, false});
  read_scopes(body, api);
  read_signing(call, body, api);
  read_lifetimes(body, api);
  if (body.is_null("token_dialect")) api.dialect.reset();
  body.word("token_dialect", api.dialect, domain::from_name<domain::TokenDialect>);
  read_policies(body, api);
  read_possession(body, api);
  read_token_encryption(body, api.token_encryption);
  read_flags_and_others(call, body, api);
}

void read_system_api(const Call& call, BodyReader& body, Api& api) {
  read_lifetimes(body, api);
  read_possession(body, api);
  body.flag("skip_consent_for_verifiable_first_party_clients",
            api.skip_consent_for_verifiable_first_party_clients);
  read_other_members(body, call.body, system_api_others, api.other_members, call.context.vault);
}

base::Json to_json(const Api& api, const Call& call) {
  base::Json json = {{"id", api.id.value}};
  if (!api.name.empty()) json["name"] = api.name;
  json["identifier"] = domain::shown_audience(api.identifier, call.context.issuer);
  if (!api.scopes.empty()) json["scopes"] = scopes_json(api);
  json["allow_offline_access"] = api.allow_offline_access;
  json["skip_consent_for_verifiable_first_party_clients"] =
      api.skip_consent_for_verifiable_first_party_clients;
  json["subject_type_authorization"] = policies_json(api);
  json["token_lifetime"] = api.token_lifetime_seconds;
  json["token_lifetime_for_web"] = api.token_lifetime_for_web_seconds;
  json["signing_alg"] = std::string(name(api.signing_algorithm));
  if (!api.sealed_signing_secret.empty()) {
    const auto secret =
        call.context.vault.unseal(api.sealed_signing_secret, oauth::purpose_signing_secret);
    if (secret) json["signing_secret"] = *secret;
  }
  if (api.enforce_policies) json["enforce_policies"] = *api.enforce_policies;
  if (api.dialect) json["token_dialect"] = std::string(name(*api.dialect));
  if (api.token_encryption) json["token_encryption"] = token_encryption_json(*api.token_encryption);
  if (api.proof_of_possession) {
    json["proof_of_possession"] = possession_json(*api.proof_of_possession);
  }
  add_other_members(json, api.other_members, call.context.vault);
  if (api.is_system()) json["is_system"] = true;
  return json;
}

}  // namespace management
