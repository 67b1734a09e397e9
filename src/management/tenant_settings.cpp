#include "management/tenant_settings.h"

#include "domain/system_api.h"
#include "domain/tenant.h"
#include "management/body_reader.h"
#include "management/other_members.h"
#include "management/token_quota_json.h"

namespace management {

namespace {

using domain::TenantSettings;

// What a tenant has without having been told, in the order of the recordings; what is kept of
// others takes their place.
base::Json settings_defaults() {
  return {{"allowed_logout_urls", base::Json::array()},
          {"default_audience", ""},
          {"default_directory", ""},
          {"enabled_locales", base::Json::array({"en"})},
          {"flags", base::Json::object()},
          {"friendly_name", ""},
          {"idle_session_lifetime", 72},
          {"session_lifetime", 168},
          {"picture_url", ""},
          {"sandbox_version", "22"},
          {"support_email", ""},
          {"support_url", ""},
          {"session_cookie", {{"mode", "non-persistent"}}},
          {"oidc_logout", {{"rp_logout_end_session_endpoint_discovery", true}}},
          {"resource_parameter_profile", "audience"},
          {"sandbox_versions_available", base::Json::array({"22"})}};
}

constexpr OtherMember tenant_others[] = {
    {"acr_values_supported", OtherKind::array},
    {"allowed_logout_urls", OtherKind::array},
    {"authorization_response_iss_parameter_supported", OtherKind::flag},
    {"change_password", OtherKind::object},
    {"client_id_metadata_document_supported", OtherKind::flag},
    {"country_codes", OtherKind::object},
    {"customize_mfa_in_postlogin_action", OtherKind::flag},
    {"default_directory", OtherKind::text},
    {"default_redirection_uri", OtherKind::text},
    {"device_flow", OtherKind::object},
    {"dynamic_client_registration_security_mode", OtherKind::text},
    {"enable_ai_guide", OtherKind::flag},
    {"enabled_locales", OtherKind::array},
    {"ephemeral_session_lifetime", OtherKind::number},
    {"ephemeral_session_lifetime_in_minutes", OtherKind::number},
    {"error_page", OtherKind::object},
    {"flags", OtherKind::object},
    {"guardian_mfa_page", OtherKind::object},
    {"idle_ephemeral_session_lifetime", OtherKind::number},
    {"idle_ephemeral_session_lifetime_in_minutes", OtherKind::number},
    {"idle_session_lifetime", OtherKind::number},
    {"idle_session_lifetime_in_minutes", OtherKind::number},
    {"include_session_metadata_in_tenant_logs", OtherKind::flag},
    {"legacy_sandbox_version", OtherKind::text},
    {"mtls", OtherKind::object},
    {"oidc_logout", OtherKind::object},
    {"phone_consolidated_experience", OtherKind::flag},
    {"picture_url", OtherKind::text},
    {"pushed_authorization_requests_supported", OtherKind::flag},
    {"sandbox_version", OtherKind::text},
    {"security_headers", OtherKind::object},
    {"session_cookie", OtherKind::object},
    {"session_lifetime", OtherKind::number},
    {"session_lifetime_in_minutes", OtherKind::number},
    {"sessions", OtherKind::object},
    {"skip_non_verifiable_callback_uri_confirmation_prompt", OtherKind::flag},
    {"support_email", OtherKind::text},
    {"support_url", OtherKind::text},
    {"universal_login", OtherKind::object},
};

base::Json tenant_settings_json(const TenantSettings& settings, const Call& call) {
  base::Json json = settings_defaults();
  add_other_members(json, settings.other_members, call.context.vault);
  json["friendly_name"] = settings.friendly_name;
  json["default_audience"] = domain::shown_audience(settings.default_audience, call.context.issuer);
  json["resource_parameter_profile"] = std::string(name(settings.resource_parameter_profile));
  if (settings.organization_name_in_tokens) {
    json["allow_organization_name_in_authentication_api"] = true;
  }
  base::Json quotas = base::Json::object();
  if (settings.default_client_quota) {
    quotas["clients"] = token_quota_json(*settings.default_client_quota);
  }
  if (settings.default_organization_quota) {
    quotas["organizations"] = token_quota_json(*settings.default_organization_quota);
  }
  if (!quotas.empty()) json["default_token_quota"] = std::move(quotas);
  return json;
}

void read_default_quotas(BodyReader& body, TenantSettings& settings) {
  if (body.is_null("default_token_quota")) {
    settings.default_client_quota.reset();
    settings.default_organization_quota.reset();
  }
  body.within("default_token_quota", [&](BodyReader& quotas) {
    read_token_quota(quotas, "clients", settings.default_client_quota);
    read_token_quota(quotas, "organizations", settings.default_organization_quota);
  });
}

void read_default_audience(const Call& call, BodyReader& body, TenantSettings& settings) {
  if (body.is_null("default_audience")) settings.default_audience = {};
  std::string audience;
  if (!body.text("default_audience", audience, {0, domain::api_identifier_length_max, true})) {
    return;
  }
  settings.default_audience = domain::kept_audience(audience, call.context.issuer);
}

// A lifetime that came in minutes is shown in hours, whole where it is whole.
void fold_minutes(std::string& others) {
  const auto kept = base::parse_json(others);
  if (!kept) return;
  base::Json json = *kept;
  for (const char* name : {"session_lifetime", "idle_session_lifetime",
                           "ephemeral_session_lifetime", "idle_ephemeral_session_lifetime"}) {
    const std::string in_minutes = std::string(name) + "_in_minutes";
    const auto at = json.find(in_minutes);
    if (at == json.end()) continue;
    const double minutes = at->get<double>();
    const double hours = minutes / 60;
    json.erase(in_minutes);
    if (hours == static_cast<double>(static_cast<int>(hours))) {
      json[name] = static_cast<int>(hours);
    } else {
      json[name] = hours;
    }
  }
  others = json.empty() ? "" : base::write_json(json);
}

}  // namespace

Outcome get_tenant_settings(const Call& call) {
  return answer(200,
                select_fields(call, tenant_settings_json(call.context.tenant.settings(), call)));
}

Outcome update_tenant_settings(const Call& call) {
  constexpr size_t friendly_name_length_max = 200;
  TenantSettings settings = call.context.tenant.settings();
  BodyReader body(call.body);
  body.text("friendly_name", settings.friendly_name, {0, friendly_name_length_max, false});
  read_default_audience(call, body, settings);
  body.word("resource_parameter_profile", settings.resource_parameter_profile,
            domain::from_name<domain::ResourceParameterProfile>);
  const std::string_view names_in_tokens = "allow_organization_name_in_authentication_api";
  if (body.is_null(names_in_tokens)) settings.organization_name_in_tokens = false;
  body.flag(names_in_tokens, settings.organization_name_in_tokens);
  read_default_quotas(body, settings);
  read_other_members(body, call.body, tenant_others, settings.other_members, call.context.vault);
  if (auto problem = body.problem()) return *problem;
  fold_minutes(settings.other_members);
  return answer(200, tenant_settings_json(settings, call), {settings});
}

}  // namespace management
