#include "management/client_reader.h"

#include <algorithm>
#include <array>

#include "management/client_authentication.h"
#include "management/other_members.h"
#include "management/token_quota_json.h"

namespace management {

namespace {

using domain::Application;

// Auth0's settings that play no part in client credentials.
constexpr OtherMember client_others[] = {
    {"addons", OtherKind::object},
    {"anonymous_sessions", OtherKind::object},
    {"async_approval_notification_channels", OtherKind::array},
    {"b2b_integration_configuration", OtherKind::object},
    {"compliance_level", OtherKind::text},
    {"cross_origin_loc", OtherKind::text},
    {"custom_login_page", OtherKind::text},
    {"custom_login_page_preview", OtherKind::text},
    {"encryption_key", OtherKind::object},
    {"express_configuration", OtherKind::object},
    {"fedcm_login", OtherKind::object},
    {"form_template", OtherKind::text},
    {"identity_assertion_authorization_grant", OtherKind::object},
    {"initiate_login_uri", OtherKind::text},
    {"mobile", OtherKind::object},
    {"my_organization_configuration", OtherKind::object},
    {"native_social_login", OtherKind::object},
    {"oidc_backchannel_logout", OtherKind::object},
    {"oidc_logout", OtherKind::object},
    {"organization_discovery_methods", OtherKind::array},
    {"organization_require_behavior", OtherKind::text},
    {"organization_usage", OtherKind::text},
    {"par_request_expiry", OtherKind::number},
    {"redirection_policy", OtherKind::text},
    {"refresh_token", OtherKind::object},
    {"require_pushed_authorization_requests", OtherKind::flag},
    {"resource_server_identifier", OtherKind::text},
    {"session_transfer", OtherKind::object},
    {"signed_request_object", OtherKind::object},
    {"skip_non_verifiable_callback_uri_confirmation_prompt", OtherKind::flag},
    {"sso", OtherKind::flag},
    {"third_party_security_mode", OtherKind::text},
    {"token_exchange", OtherKind::object},
    {"token_vault_privileged_access", OtherKind::object},
};

constexpr OtherMember global_client_others[] = {{"custom_login_page", OtherKind::text},
                                                {"custom_login_page_preview", OtherKind::text},
                                                {"refresh_token", OtherKind::object},
                                                {"sso", OtherKind::flag}};

template <size_t count>
void judge_word(BodyReader& body, std::string_view member,
                const std::array<std::string_view, count>& words) {
  std::string text;
  if (body.is_null(member) || !body.text(member, text)) return;
  if (std::find(words.begin(), words.end(), text) == words.end()) {
    body.wrong(member, "No enum match for: " + text);
  }
}

void read_others(const Call& call, BodyReader& body, Application& application) {
  read_other_members(body, call.body, client_others, application.other_members, call.context.vault);
  judge_word(body, "organization_usage",
             std::array<std::string_view, 3>{"deny", "allow", "require"});
  judge_word(body, "organization_require_behavior",
             std::array<std::string_view, 3>{"no_prompt", "pre_login_prompt", "post_login_prompt"});
  judge_word(body, "compliance_level",
             std::array<std::string_view, 5>{"none", "fapi1_adv_pkj_par", "fapi1_adv_mtls_par",
                                             "fapi2_sp_pkj_mtls", "fapi2_sp_mtls_mtls"});
}

void read_jwt_configuration(const Call& call, BodyReader& body, Application& application) {
  body.within("jwt_configuration", [&](BodyReader& jwt) {
    jwt.integer("lifetime_in_seconds", application.jwt.lifetime_seconds, 0,
                domain::token_lifetime_seconds_max);
    jwt.flag("secret_encoded", application.jwt.secret_encoded);
    if (const base::Json* scopes = jwt.object("scopes")) {
      const base::Json kept = {{"jwt_configuration", {{"scopes", *scopes}}}};
      constexpr OtherMember jwt_other[] = {{"jwt_configuration", OtherKind::object}};
      read_other_members(jwt, kept, jwt_other, application.other_members, call.context.vault);
    }
    jwt.word("alg", application.jwt.algorithm, [](std::string_view text) {
      const bool known = text == "HS256" || text == "RS256" || text == "RS512" || text == "PS256";
      return known ? std::optional(std::string(text)) : std::nullopt;
    });
  });
  const bool signs_assertions =
      application.credential_authentication &&
      application.credential_authentication->method == domain::AuthMethod::private_key_jwt;
  if (signs_assertions && application.jwt.algorithm == "HS256") {
    body.wrong("jwt_configuration.alg",
               "Applications that authenticate by private_key_jwt need RS256");
  }
}

void read_url_lists(BodyReader& body, Application& application) {
  const TextRule url{1, 2048, true};
  const std::pair<std::string_view, std::vector<std::string>*> lists[] = {
      {"callbacks", &application.callbacks},
      {"allowed_logout_urls", &application.allowed_logout_urls},
      {"web_origins", &application.web_origins},
      {"allowed_origins", &application.allowed_origins},
      {"allowed_clients", &application.allowed_clients},
      {"client_aliases", &application.client_aliases}};
  for (const auto& [member, values] : lists) {
    if (body.is_null(member)) values->clear();
    body.texts(member, *values, domain::application_urls_max, url);
  }
}

// PATCH merges metadata: a null takes the key away (reference/auth0.md section 1.3 has the limits).
void read_metadata(BodyReader& body, Application& application) {
  constexpr std::string_view member = "client_metadata";
  if (body.is_null(member)) application.metadata.clear();
  const base::Json* json = body.object(member);
  std::map<std::string, std::string> sent;
  if (!json || !body.pairs(member, sent, domain::application_metadata_pairs_max,
                           domain::application_metadata_length_max)) {
    return;
  }
  std::map<std::string, std::string> merged = application.metadata;
  for (auto at = json->begin(); at != json->end(); ++at) {
    if (at->is_null()) merged.erase(at.key());
  }
  for (auto& [key, value] : sent) merged[key] = value;
  if (merged.size() > domain::application_metadata_pairs_max) {
    body.wrong(member, "Too many properties defined (" + std::to_string(merged.size()) +
                           "), maximum " + std::to_string(domain::application_metadata_pairs_max));
    return;
  }
  application.metadata = std::move(merged);
}

// Half of it is refused (reference/auth0.md section 3.4).
void read_default_organization(const Call& call, BodyReader& body, Application& application) {
  constexpr std::string_view member = "default_organization";
  if (body.is_null(member)) application.default_organization = {};
  domain::OrganizationId id;
  const bool sent = body.within(member, [&](BodyReader& inner) {
    inner.require("organization_id");
    inner.require("flows");
    std::vector<std::string> flows;
    inner.texts("flows", flows, 1);
    if (inner.text("organization_id", id.value, {1, 50, true}) &&
        !call.context.tenant.organizations().find(id)) {
      inner.wrong("organization_id", "No organization found by that id or name");
    }
    if (flows.empty()) {
      inner.wrong("flows", "Array is too short (0), minimum 1");
    } else if (flows.front() != domain::client_credentials) {
      inner.wrong("flows[0]", "No enum match for: " + flows.front());
    }
  });
  if (sent) application.default_organization = id;
}

void read_flags(BodyReader& body, Application& application) {
  body.flag("is_first_party", application.is_first_party);
  body.flag("oidc_conformant", application.oidc_conformant);
  body.flag("sso_disabled", application.sso_disabled);
  body.flag("cross_origin_auth", application.cross_origin_authentication);
  body.flag("cross_origin_authentication", application.cross_origin_authentication);
  body.flag("custom_login_page_on", application.custom_login_page_on);
  body.flag("is_token_endpoint_ip_header_trusted", application.is_token_endpoint_ip_header_trusted);
  body.flag("require_proof_of_possession", application.require_proof_of_possession);
}

}  // namespace

std::vector<domain::Credential> read_application(const Call& call, BodyReader& body,
                                                 Application& application) {
  body.text("name", application.name, {1, 255, false});
  if (body.is_null("description")) application.description.clear();
  body.text("description", application.description,
            {0, domain::application_description_length_max, true});
  if (body.is_null("logo_uri")) application.logo_uri.clear();
  body.text("logo_uri", application.logo_uri, {0, 2048, true});
  body.word("app_type", application.type, domain::from_name<domain::ApplicationType>);
  body.texts("grant_types", application.grant_types, 50, {1, 200, true});
  auto credentials = read_authentication(call, body, application);
  read_url_lists(body, application);
  read_jwt_configuration(call, body, application);
  read_metadata(body, application);
  read_token_quota(body, "token_quota", application.token_quota);
  read_default_organization(call, body, application);
  read_flags(body, application);
  read_others(call, body, application);
  std::string secret;
  if (body.text("client_secret", secret, {1, 256, true})) {
    application.secret = call.context.vault.store_client_secret(secret);
    application.previous_secret.reset();
  }
  return credentials;
}

void read_global_client(const Call& call, BodyReader& body, Application& application) {
  body.texts("callbacks", application.callbacks, domain::application_urls_max, {1, 2048, true});
  body.flag("cross_origin_auth", application.cross_origin_authentication);
  body.flag("cross_origin_authentication", application.cross_origin_authentication);
  body.flag("custom_login_page_on", application.custom_login_page_on);
  read_other_members(body, call.body, global_client_others, application.other_members,
                     call.context.vault);
}

}  // namespace management
