#include "management/clients.h"

#include "domain/tenant.h"
#include "management/body_reader.h"
#include "management/pagination.h"

namespace management {

namespace {

using domain::Application;

constexpr size_t client_id_length = 32;
const std::vector<std::string> default_grant_types = {"authorization_code", "implicit",
                                                      "refresh_token", "client_credentials"};

Outcome no_such_client() {
  return error(404, "The client does not exist", "inexistent_client");
}

void read_jwt_configuration(BodyReader& body, domain::JwtConfiguration& jwt) {
  const base::Json* json = body.object("jwt_configuration");
  if (!json) return;
  if (const auto seconds = base::integer_member(*json, "lifetime_in_seconds")) {
    if (*seconds < 0 || *seconds > domain::token_lifetime_seconds_max) {
      body.wrong(
          "jwt_configuration.lifetime_in_seconds",
          "Value must be between 0 and " + std::to_string(domain::token_lifetime_seconds_max));
      return;
    }
    jwt.lifetime_seconds = static_cast<int>(*seconds);
  }
  if (const auto algorithm = base::string_member(*json, "alg")) {
    if (*algorithm != "HS256" && *algorithm != "RS256" && *algorithm != "PS256") {
      body.wrong("jwt_configuration.alg", "No enum match for: " + *algorithm);
      return;
    }
    jwt.algorithm = *algorithm;
  }
}

void read_url_lists(BodyReader& body, Application& application) {
  const TextRule url{1, 2048, true};
  body.texts("callbacks", application.callbacks, domain::application_urls_max, url);
  body.texts("allowed_logout_urls", application.allowed_logout_urls, domain::application_urls_max,
             url);
  body.texts("web_origins", application.web_origins, domain::application_urls_max, url);
  body.texts("allowed_origins", application.allowed_origins, domain::application_urls_max, url);
  body.texts("allowed_clients", application.allowed_clients, domain::application_urls_max);
  body.texts("client_aliases", application.client_aliases, domain::application_urls_max);
}

// PATCH merges metadata: a null takes the key away (reference/auth0.md section 1.3 has the limits).
void read_metadata(BodyReader& body, Application& application) {
  if (body.is_null("client_metadata")) application.metadata.clear();
  std::map<std::string, std::string> merged = application.metadata;
  const base::Json* json = body.object("client_metadata");
  if (!json) return;
  std::map<std::string, std::string> sent;
  if (!body.pairs("client_metadata", sent, domain::application_metadata_pairs_max,
                  domain::application_metadata_length_max)) {
    return;
  }
  for (auto at = json->begin(); at != json->end(); ++at) {
    if (at->is_null()) merged.erase(at.key());
  }
  for (auto& [key, value] : sent) merged[key] = value;
  if (merged.size() > domain::application_metadata_pairs_max) {
    body.wrong("client_metadata", "Too many properties defined (" + std::to_string(merged.size()) +
                                      "), maximum " +
                                      std::to_string(domain::application_metadata_pairs_max));
    return;
  }
  application.metadata = std::move(merged);
}

// Reads what POST and PATCH share.
void read_application(const Call& call, BodyReader& body, Application& application) {
  body.text("name", application.name, {1, 255, false});
  if (body.is_null("description")) application.description.clear();
  body.text("description", application.description,
            {0, domain::application_description_length_max, true});
  if (body.is_null("logo_uri")) application.logo_uri.clear();
  body.text("logo_uri", application.logo_uri, {0, 2048, true});
  body.word("app_type", application.type, domain::from_name<domain::ApplicationType>);
  if (body.is_null("token_endpoint_auth_method")) application.auth_method.reset();
  body.word("token_endpoint_auth_method", application.auth_method,
            domain::from_name<domain::AuthMethod>);
  body.texts("grant_types", application.grant_types, 50, {1, 200, true});
  read_url_lists(body, application);
  read_jwt_configuration(body, application.jwt);
  read_metadata(body, application);
  body.flag("is_first_party", application.is_first_party);
  body.flag("oidc_conformant", application.oidc_conformant);
  body.flag("sso_disabled", application.sso_disabled);
  body.flag("cross_origin_authentication", application.cross_origin_authentication);
  body.flag("custom_login_page_on", application.custom_login_page_on);
  body.flag("is_token_endpoint_ip_header_trusted", application.is_token_endpoint_ip_header_trusted);
  std::string secret;
  if (body.text("client_secret", secret, {1, 256, true})) {
    application.secret = call.context.vault.store_client_secret(secret);
  }
}

std::shared_ptr<const Application> application_of(const Call& call) {
  return call.context.tenant.applications().find({call.ids[0]});
}

bool in_comma_list(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::string_view one = list.substr(0, list.find(','));
    if (base::trim(one) == word) return true;
    list.remove_prefix(std::min(list.size(), one.size() + 1));
  }
  return false;
}

}  // namespace

domain::ClientId new_client_id(base::Random& random) {
  return {base::random_alphanumeric(random, client_id_length)};
}

Outcome list_clients(const Call& call) {
  const std::string types = call.query_or("app_type", "");
  const std::string is_first_party = call.query_or("is_first_party", "");
  const std::string is_global = call.query_or("is_global", "");
  return list(
      call, call.context.tenant.applications(), "clients",
      [&](const Application& application) {
        if (!is_global.empty() && (is_global == "true") != application.is_global()) return false;
        if (!is_first_party.empty() && (is_first_party == "true") != application.is_first_party) {
          return false;
        }
        return types.empty() || (application.type && in_comma_list(types, name(*application.type)));
      },
      [&](const Application& application) { return to_json(application, call); });
}

Outcome get_client(const Call& call) {
  const auto application = application_of(call);
  if (!application) return no_such_client();
  return answer(200, select_fields(call, to_json(*application, call)));
}

Outcome create_client(const Call& call) {
  Application application;
  application.id = new_client_id(call.context.random);
  application.grant_types = default_grant_types;
  application.created_at = creation_time(call.context.tenant.applications(), call.context.now);
  BodyReader body(call.body);
  body.require("name");
  read_application(call, body, application);
  if (auto problem = body.problem()) return *problem;
  if (call.context.tenant.applications().size() >= domain::applications_max) {
    return error(403, "You have reached the limit of " + std::to_string(domain::applications_max) +
                          " applications for this tenant");
  }
  if (application.secret.hash.empty()) {
    application.secret =
        call.context.vault.store_client_secret(call.context.vault.new_client_secret());
  }
  return answer(201, to_json(application, call), {application});
}

Outcome update_client(const Call& call) {
  const auto before = application_of(call);
  if (!before) return no_such_client();
  Application application = *before;
  BodyReader body(call.body);
  read_application(call, body, application);
  if (auto problem = body.problem()) return *problem;
  return answer(200, to_json(application, call), {application});
}

Outcome delete_client(const Call& call) {
  const auto application = application_of(call);
  if (!application) return no_content();
  return no_content(domain::removal_of(call.context.tenant, *application));
}

Outcome rotate_client_secret(const Call& call) {
  const auto before = application_of(call);
  if (!before) return no_such_client();
  Application application = *before;
  application.secret =
      call.context.vault.store_client_secret(call.context.vault.new_client_secret());
  return answer(200, to_json(application, call), {application});
}

}  // namespace management
