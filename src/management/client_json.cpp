#include "management/client_json.h"

#include <algorithm>

#include "crypto/name.h"
#include "crypto/pem.h"
#include "management/client_authentication.h"
#include "management/other_members.h"
#include "management/token_quota_json.h"

namespace management {

namespace {

using domain::Application;

// Which scopes a member is for.
enum class Visibility { everyone, readers, key_readers };

Visibility visibility_of(std::string_view member) {
  for (const std::string_view one : {"client_id", "app_type", "name", "description"}) {
    if (member == one) return Visibility::everyone;
  }
  for (const std::string_view one :
       {"client_secret", "encryption_key", "signing_keys", "client_authentication_methods"}) {
    if (member == one) return Visibility::key_readers;
  }
  return Visibility::readers;
}

// A caller who writes sees what it wrote; who makes an application or a secret sees the secret.
bool may_see(Visibility visibility, const Call& call) {
  const std::string& method = call.request.method;
  switch (visibility) {
    case Visibility::everyone:
      return true;
    case Visibility::readers:
      return method != "GET" || call.caller.has_any({"read:clients", "read:client_keys"});
    case Visibility::key_readers:
      return method == "POST" ||
             call.caller.has_any({"read:client_keys", "read:client_credentials"});
  }
  return false;
}

// Refresh tokens play no part in client credentials; Auth0's tools expect the object all the same.
base::Json refresh_token_defaults(const Application& application) {
  const bool is_m2m = application.type == domain::ApplicationType::non_interactive;
  return {{"expiration_type", "non-expiring"},
          {"leeway", 0},
          {"infinite_token_lifetime", true},
          {"infinite_idle_token_lifetime", true},
          {"token_lifetime", is_m2m ? 31557600 : 2592000},
          {"idle_token_lifetime", is_m2m ? 2592000 : 1296000},
          {"rotation_type", "non-rotating"}};
}

base::Json jwt_configuration(const domain::JwtConfiguration& jwt) {
  base::Json json = base::Json::object();
  if (!jwt.algorithm.empty()) json["alg"] = jwt.algorithm;
  json["lifetime_in_seconds"] = jwt.lifetime_seconds;
  json["secret_encoded"] = jwt.secret_encoded;
  return json;
}

base::Json native_social_login_defaults() {
  const base::Json off = {{"enabled", false}};
  return {{"apple", off}, {"facebook", off}};
}

// Auth0 shows the tenant's certificate with every client.
base::Json signing_keys(const Call& call) {
  base::Json keys = base::Json::array();
  if (const crypto::Certificate* certificate = call.context.keys.current_certificate()) {
    std::string subject = '/' + crypto::name_as_lines(certificate->subject);
    std::replace(subject.begin(), subject.end(), '\n', '/');
    keys.push_back({{"cert", crypto::write_pem("CERTIFICATE", certificate->der)},
                    {"pkcs7", crypto::write_pem("PKCS7", crypto::pkcs7_der(*certificate))},
                    {"subject", std::move(subject)}});
  }
  return keys;
}

void add_lists(const Application& application, base::Json& json) {
  const std::pair<const char*, const std::vector<std::string>*> always[] = {
      {"callbacks", &application.callbacks},
      {"allowed_clients", &application.allowed_clients},
      {"client_aliases", &application.client_aliases}};
  for (const auto& [member, values] : always) json[member] = *values;
  const std::pair<const char*, const std::vector<std::string>*> when_set[] = {
      {"allowed_logout_urls", &application.allowed_logout_urls},
      {"web_origins", &application.web_origins},
      {"allowed_origins", &application.allowed_origins}};
  for (const auto& [member, values] : when_set) {
    if (!values->empty()) json[member] = *values;
  }
}

void add_settings(const Application& application, base::Json& json) {
  json["oidc_conformant"] = application.oidc_conformant;
  json["sso_disabled"] = application.sso_disabled;
  json["cross_origin_auth"] = application.cross_origin_authentication;
  json["cross_origin_authentication"] = application.cross_origin_authentication;
  json["custom_login_page_on"] = application.custom_login_page_on;
  json["is_token_endpoint_ip_header_trusted"] = application.is_token_endpoint_ip_header_trusted;
  json["callback_url_template"] = false;
  json["grant_types"] = application.grant_types;
  json["jwt_configuration"] = jwt_configuration(application.jwt);
  json["refresh_token"] = refresh_token_defaults(application);
  json["native_social_login"] = native_social_login_defaults();
  if (application.auth_method) {
    json["token_endpoint_auth_method"] = std::string(name(*application.auth_method));
  }
  if (!application.logo_uri.empty()) json["logo_uri"] = application.logo_uri;
  add_lists(application, json);
  if (!application.metadata.empty()) json["client_metadata"] = application.metadata;
  if (application.require_proof_of_possession) json["require_proof_of_possession"] = true;
  if (application.token_quota) json["token_quota"] = token_quota_json(*application.token_quota);
  if (!application.default_organization.empty()) {
    json["default_organization"] = {{"organization_id", application.default_organization.value},
                                    {"flows", base::Json::array({"client_credentials"})}};
  }
}

// The global client has fewer members than others.
void add_global_settings(const Application& application, base::Json& json) {
  json["callbacks"] = application.callbacks;
  json["refresh_token"] = refresh_token_defaults(application);
  json["owners"] = base::Json::array();
  json["custom_login_page"] = "";
  json["cross_origin_auth"] = application.cross_origin_authentication;
  json["cross_origin_authentication"] = application.cross_origin_authentication;
  json["custom_login_page_on"] = application.custom_login_page_on;
}

// What is kept of others joins what is known.
void add_others(const Application& application, const Call& call, base::Json& json) {
  const base::Json known = json;
  add_other_members(json, application.other_members, call.context.vault);
  for (const char* member : {"jwt_configuration", "refresh_token"}) {
    if (!known.contains(member) || !json[member].is_object()) continue;
    base::Json joined = known[member];
    joined.update(json[member]);
    json[member] = std::move(joined);
  }
}

// The secret is not shown while it is not what the application authenticates with.
void add_secrets(const Application& application, const Call& call, base::Json& json) {
  json["signing_keys"] = signing_keys(call);
  if (application.credential_authentication) {
    json["client_authentication_methods"] =
        credential_authentication_json(*application.credential_authentication);
  } else if (auto secret = call.context.vault.reveal(application.secret)) {
    json["client_secret"] = *secret;
  }
}

}  // namespace

base::Json to_json(const Application& application, const Call& call) {
  base::Json json = {{"tenant", call.context.tenant.settings().friendly_name},
                     {"global", application.is_global()},
                     {"is_first_party", application.is_first_party},
                     {"name", application.name},
                     {"client_id", application.id.value}};
  if (!application.description.empty()) json["description"] = application.description;
  if (application.type) json["app_type"] = std::string(name(*application.type));
  if (application.is_global()) {
    add_global_settings(application, json);
  } else {
    add_settings(application, json);
  }
  add_others(application, call, json);
  if (may_see(Visibility::key_readers, call)) add_secrets(application, call, json);
  base::Json seen = base::Json::object();
  for (auto at = json.begin(); at != json.end(); ++at) {
    if (may_see(visibility_of(at.key()), call)) seen[at.key()] = std::move(at.value());
  }
  return seen;
}

std::optional<Outcome> unreadable_fields(const Call& call) {
  if (call.query_or("include_fields", "true") == "false") return std::nullopt;
  std::string unreadable;
  for (const std::string& field : comma_list(call.query_or("fields", ""))) {
    if (may_see(visibility_of(field), call)) continue;
    unreadable += (unreadable.empty() ? "" : ", ") + field;
  }
  if (unreadable.empty()) return std::nullopt;
  return error(403, "You cannot read the following fields: " + unreadable, "insufficient_scope");
}

}  // namespace management
