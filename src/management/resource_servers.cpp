#include "management/resource_servers.h"

#include <algorithm>

#include "domain/system_api.h"
#include "domain/tenant.h"
#include "management/body_reader.h"
#include "management/pagination.h"

namespace management {

namespace {

using domain::Api;

Outcome no_such_api() {
  return error(404, "The resource server does not exist", "inexistent_resource_server");
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
  return policies;
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
  if (api.is_system()) json["is_system"] = true;
  return json;
}

void read_scopes(BodyReader& body, Api& api) {
  const base::Json* json = body.array("scopes");
  if (!json) return;
  if (json->size() > domain::api_scopes_max) {
    body.wrong("scopes", "Array is too long (" + std::to_string(json->size()) + "), maximum " +
                             std::to_string(domain::api_scopes_max));
    return;
  }
  std::vector<domain::Scope> scopes;
  std::map<std::string, size_t> seen;
  for (const base::Json& element : *json) {
    const auto value = base::string_member(element, "value");
    if (!value) {
      body.wrong("scopes", "Missing required property: value");
      return;
    }
    const std::string description = base::string_member(element, "description").value_or("");
    if (value->size() > domain::scope_value_length_max || !domain::is_scope_token(*value)) {
      body.wrong("scopes", "A scope is 1 to " + std::to_string(domain::scope_value_length_max) +
                               " printable characters without spaces, quotes and backslashes");
      return;
    }
    if (description.size() > domain::scope_description_length_max) {
      body.wrong("scopes", "A description is at most " +
                               std::to_string(domain::scope_description_length_max) +
                               " characters");
      return;
    }
    const auto [at, is_new] = seen.emplace(*value, scopes.size());
    if (!is_new) {
      body.wrong("scopes", "Array items are not unique (indexes " + std::to_string(at->second) +
                               " and " + std::to_string(scopes.size()) + ")");
      return;
    }
    scopes.push_back({*value, description});
  }
  api.scopes = std::move(scopes);
}

void read_policies(BodyReader& body, Api& api) {
  const base::Json* json = body.object("subject_type_authorization");
  if (!json) return;
  const auto policy = [&](std::string_view subject) {
    const base::Json* member = base::find_member(*json, subject);
    return member ? base::string_member(*member, "policy") : std::nullopt;
  };
  if (const auto text = policy("client")) {
    const auto value = domain::from_name<domain::ClientPolicy>(*text);
    if (!value) {
      body.wrong("subject_type_authorization.client.policy", "No enum match for: " + *text);
      return;
    }
    api.client_policy = *value;
  }
  if (const auto text = policy("user")) {
    const auto value = domain::from_name<domain::UserPolicy>(*text);
    if (!value) {
      body.wrong("subject_type_authorization.user.policy", "No enum match for: " + *text);
      return;
    }
    api.user_policy = *value;
  }
}

void read_signing(const Call& call, BodyReader& body, Api& api) {
  body.word("signing_alg", api.signing_algorithm, domain::from_name<domain::ApiSigningAlgorithm>);
  std::string secret;
  const bool sent =
      body.text("signing_secret", secret, {domain::signing_secret_length_min, 512, true});
  const bool needs_secret = api.signing_algorithm == domain::ApiSigningAlgorithm::hs256;
  if (!needs_secret) {
    api.sealed_signing_secret.clear();
  } else if (sent) {
    api.sealed_signing_secret = call.context.vault.seal(secret, oauth::purpose_signing_secret);
  } else if (api.sealed_signing_secret.empty()) {
    api.sealed_signing_secret = call.context.vault.seal(call.context.vault.new_client_secret(),
                                                        oauth::purpose_signing_secret);
  }
}

// Reads what POST and PATCH share.
void read_api(const Call& call, BodyReader& body, Api& api) {
  body.text("name", api.name, {1, domain::api_name_length_max, false});
  read_scopes(body, api);
  read_signing(call, body, api);
  const int lifetime_max = domain::token_lifetime_seconds_max;
  const bool web_was_default = api.token_lifetime_for_web_seconds <= api.token_lifetime_seconds;
  body.integer("token_lifetime", api.token_lifetime_seconds, 0, lifetime_max);
  const bool web_sent =
      body.integer("token_lifetime_for_web", api.token_lifetime_for_web_seconds, 0, lifetime_max);
  if (api.token_lifetime_for_web_seconds > api.token_lifetime_seconds) {
    if (web_sent || !web_was_default) {
      body.wrong("token_lifetime_for_web", "token_lifetime_for_web must not exceed token_lifetime");
    }
    api.token_lifetime_for_web_seconds = api.token_lifetime_seconds;
  }
  body.flag("allow_offline_access", api.allow_offline_access);
  body.flag("skip_consent_for_verifiable_first_party_clients",
            api.skip_consent_for_verifiable_first_party_clients);
  bool enforce = false;
  if (body.flag("enforce_policies", enforce)) api.enforce_policies = enforce;
  if (body.is_null("token_dialect")) api.dialect.reset();
  body.word("token_dialect", api.dialect, domain::from_name<domain::TokenDialect>);
  read_policies(body, api);
}

// {id} is the id or the identifier.
std::shared_ptr<const Api> api_of(const Call& call) {
  if (auto api = call.context.tenant.apis().find({call.ids[0]})) return api;
  return call.context.tenant.find_api(domain::kept_audience(call.ids[0], call.context.issuer));
}

std::vector<std::string> query_values(const Call& call, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [key, value] : call.query) {
    if (key == name) values.push_back(value);
  }
  return values;
}

}  // namespace

Outcome list_resource_servers(const Call& call) {
  const auto identifiers = query_values(call, "identifiers");
  return list(
      call, call.context.tenant.apis(), "resource_servers",
      [&](const Api& api) {
        return identifiers.empty() ||
               std::find(identifiers.begin(), identifiers.end(),
                         domain::shown_audience(api.identifier, call.context.issuer)) !=
                   identifiers.end();
      },
      [&](const Api& api) { return to_json(api, call); });
}

Outcome get_resource_server(const Call& call) {
  const auto api = api_of(call);
  if (!api) return no_such_api();
  return answer(200, select_fields(call, to_json(*api, call)));
}

Outcome create_resource_server(const Call& call) {
  constexpr size_t id_length = 24;
  Api api;
  api.id.value = base::random_hex(call.context.random, id_length);
  api.created_at = creation_time(call.context.tenant.apis(), call.context.now);
  BodyReader body(call.body);
  body.require("identifier");
  body.text("identifier", api.identifier.value, {1, domain::api_identifier_length_max, true});
  api.identifier = domain::kept_audience(api.identifier.value, call.context.issuer);
  read_api(call, body, api);
  if (auto problem = body.problem()) return *problem;
  if (call.context.tenant.find_api(api.identifier)) {
    return error(409, "A resource server with the same identifier already exists.",
                 "resource_conflict");
  }
  if (api.identifier.value == call.context.issuer + "userinfo") {
    return error(400, "The identifier is reserved", "invalid_body");
  }
  if (call.context.tenant.apis().size() >= domain::apis_max) {
    return error(403, "You have reached the limit of " + std::to_string(domain::apis_max) +
                          " APIs for this tenant");
  }
  return answer(201, to_json(api, call), {api});
}

Outcome update_resource_server(const Call& call) {
  const auto before = api_of(call);
  if (!before) return no_such_api();
  Api api = *before;
  BodyReader body(call.body);
  if (api.is_system()) {
    // Of the Management API only the lifetime and the consent switch may change (reference/auth0.md
    // section 2.3).
    body.integer("token_lifetime", api.token_lifetime_seconds, 0,
                 domain::token_lifetime_seconds_max);
    body.flag("skip_consent_for_verifiable_first_party_clients",
              api.skip_consent_for_verifiable_first_party_clients);
    if (body.problem()) return error(400, "System resource servers cannot be patched");
  } else {
    read_api(call, body, api);
    if (auto problem = body.problem()) return *problem;
  }
  return answer(200, to_json(api, call), {api});
}

Outcome delete_resource_server(const Call& call) {
  const auto api = api_of(call);
  if (!api) return no_content();
  if (api->is_system()) return error(400, "System resource servers cannot be deleted");
  return no_content(domain::removal_of(call.context.tenant, *api));
}

}  // namespace management
