#include "management/clients.h"

namespace management {

namespace {

// Refresh tokens play no part in client credentials; Auth0's tools expect the object all the same.
base::Json refresh_token_defaults(const domain::Application& application) {
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

void add_settings(const domain::Application& application, base::Json& json) {
  json["oidc_conformant"] = application.oidc_conformant;
  json["sso_disabled"] = application.sso_disabled;
  json["cross_origin_authentication"] = application.cross_origin_authentication;
  json["custom_login_page_on"] = application.custom_login_page_on;
  json["is_token_endpoint_ip_header_trusted"] = application.is_token_endpoint_ip_header_trusted;
  json["callback_url_template"] = false;
  json["grant_types"] = application.grant_types;
  json["jwt_configuration"] = jwt_configuration(application.jwt);
  json["refresh_token"] = refresh_token_defaults(application);
  if (application.auth_method) {
    json["token_endpoint_auth_method"] = std::string(name(*application.auth_method));
  }
  if (!application.logo_uri.empty()) json["logo_uri"] = application.logo_uri;
  const std::pair<const char*, const std::vector<std::string>*> lists[] = {
      {"callbacks", &application.callbacks},
      {"allowed_logout_urls", &application.allowed_logout_urls},
      {"web_origins", &application.web_origins},
      {"allowed_origins", &application.allowed_origins},
      {"allowed_clients", &application.allowed_clients},
      {"client_aliases", &application.client_aliases}};
  for (const auto& [member, values] : lists) {
    if (!values->empty()) json[member] = *values;
  }
  if (!application.metadata.empty()) json["client_metadata"] = application.metadata;
}

}  // namespace

base::Json to_json(const domain::Application& application, const Call& call) {
  const Caller& caller = call.caller;
  base::Json json = {{"tenant", call.context.tenant.settings().friendly_name},
                     {"global", application.is_global()},
                     {"is_first_party", application.is_first_party},
                     {"name", application.name},
                     {"client_id", application.id.value}};
  if (!application.description.empty()) json["description"] = application.description;
  if (application.type) json["app_type"] = std::string(name(*application.type));
  const bool writes = call.request.method != "GET";
  if (writes || caller.has_any({"read:clients", "read:client_keys"})) {
    add_settings(application, json);
  }
  const bool creates = call.request.method == "POST";
  if (creates || caller.has_any({"read:client_keys", "read:client_credentials"})) {
    if (auto secret = call.context.vault.reveal(application.secret)) {
      json["client_secret"] = *secret;
    }
  }
  return json;
}

}  // namespace management
