#include "oauth/token_decision.h"

#include <algorithm>

#include "base/assert.h"
#include "domain/system_api.h"
#include "oauth/access_token.h"
#include "oauth/client_authentication.h"
#include "oauth/exchange_rules.h"
#include "oauth/possession.h"
#include "oauth/quota.h"
#include "oauth/request_form.h"
#include "oauth/token_organization.h"

namespace oauth {

namespace {

// Takes the checks of one request in their order: each either passes, or refuses and ends it.
class Decision {
 public:
  Decision(const TokenRequest& request, const Surroundings& surroundings)
      : m_request(request),
        m_tenant(surroundings.tenant),
        m_issuer(surroundings.issuer),
        m_surroundings(surroundings) {
    m_attempt.audience.value = request.audience;
    m_attempt.scopes = request.scopes;
  }

  Attempt run() {
    const bool granted =
        grant_type_is_supported() && client_is_authentic() && grant_type_is_allowed() &&
        audience_is_settled() && audience_is_known() && api_lets_clients_in() && grant_exists() &&
        settle_organization(m_attempt, m_request.organization, *m_grant, m_surroundings) &&
        scopes_are_granted() && settle_possession(m_attempt, m_request, m_surroundings) &&
        apply_exchange_rules(m_attempt, m_surroundings) &&
        judge_quota(m_attempt, m_tenant, m_surroundings.now, m_surroundings.slices);
    ASSERT(granted == !m_attempt.refusal);
    // A proof of possession and its nonce are good for a while only.
    m_attempt.is_lasting = granted && m_proof_is_lasting && m_attempt.dpop_nonce.empty() &&
                           m_request.dpop_proofs.empty() && !m_request.client.certificate;
    return std::move(m_attempt);
  }

 private:
  bool grant_type_is_supported();
  bool client_is_authentic();
  bool grant_type_is_allowed();
  bool audience_is_settled();
  bool audience_is_known();
  bool api_lets_clients_in();
  bool grant_exists();
  bool scopes_are_granted();

  const TokenRequest& m_request;
  const domain::Tenant& m_tenant;
  const std::string& m_issuer;
  const Surroundings& m_surroundings;
  Attempt m_attempt;
  std::shared_ptr<const domain::ClientGrant> m_grant;
  bool m_proof_is_lasting = false;
};

// 1. The grant type is there and one that this endpoint serves.
bool Decision::grant_type_is_supported() {
  if (m_request.grant_type.empty()) {
    return m_attempt.refuse(step::request, {ErrorCode::missing_parameter, "grant_type",
                                            "The request has no grant_type."});
  }
  if (m_request.grant_type != domain::client_credentials) {
    return m_attempt.refuse(step::request, {ErrorCode::unsupported_grant_type, "",
                                            "grant_type is \"" + shown(m_request.grant_type) +
                                                "\"; only client_credentials is served."});
  }
  return m_attempt.pass(step::request, "A well-formed request with grant_type client_credentials.");
}

// 2. The client is registered, and proves by its own method that it is that (RFC 6749 section 2.3).
bool Decision::client_is_authentic() {
  ClientAuthentication found = authenticate_client(m_request.client, m_surroundings);
  m_attempt.application = std::move(found.application);
  if (found.refusal) return m_attempt.refuse(step::client, std::move(*found.refusal));
  m_attempt.is_authenticated = true;
  m_proof_is_lasting = found.is_lasting;
  for (auto& mark : found.marks) m_attempt.marks.push_back(std::move(mark));
  return m_attempt.pass(step::client, std::move(found.explanation));
}

// 3. The application may use client credentials at all.
bool Decision::grant_type_is_allowed() {
  if (!m_attempt.application->allows_grant_type(domain::client_credentials)) {
    return m_attempt.refuse(
        step::grant_type,
        {ErrorCode::grant_type_not_allowed, std::string(domain::client_credentials),
         "The application's grant types do not include client_credentials."});
  }
  return m_attempt.pass(step::grant_type,
                        "client_credentials is among the application's grant types.");
}

// 4. There is an audience, sent or by default. Where the tenant has it so, `resource` (RFC 8707)
// stands in for one that was not sent.
bool Decision::audience_is_settled() {
  const domain::TenantSettings& settings = m_tenant.settings();
  const bool takes_resource =
      settings.resource_parameter_profile == domain::ResourceParameterProfile::compatibility;
  if (m_attempt.audience.empty() && takes_resource) {
    m_attempt.audience.value = m_request.resource;
    if (m_request.resource.find('#') != std::string::npos) {
      return m_attempt.refuse(step::audience, {ErrorCode::invalid_target, shown(m_request.resource),
                                               "The parameter resource has a fragment."});
    }
  }
  if (m_attempt.audience.empty()) {
    m_attempt.audience.value = domain::shown_audience(settings.default_audience, m_issuer);
  }
  if (m_attempt.audience.empty()) {
    std::string reason = "The request has no audience, and the tenant has no default audience.";
    if (!m_request.resource.empty() && !takes_resource) {
      reason +=
          " The parameter resource does not count: the tenant's resource_parameter_profile "
          "is audience.";
    }
    return m_attempt.refuse(step::audience, {ErrorCode::no_audience, "", std::move(reason)});
  }
  return true;
}

// Continued: it is exactly the identifier of an API.
bool Decision::audience_is_known() {
  m_attempt.api = m_tenant.find_api(domain::kept_audience(m_attempt.audience.value, m_issuer));
  if (m_attempt.api) {
    return m_attempt.pass(step::audience,
                          "The audience is the API \"" + m_attempt.api->name + "\".");
  }
  std::string reason = "No API has the identifier \"" + shown(m_attempt.audience.value) + "\".";
  std::string other = m_attempt.audience.value;
  if (other.ends_with('/')) {
    other.pop_back();
  } else {
    other += '/';
  }
  if (m_tenant.find_api(domain::kept_audience(other, m_issuer))) {
    reason +=
        " There is one with the identifier \"" + shown(other) + "\": the slash at the end counts.";
  }
  return m_attempt.refuse(step::audience, {ErrorCode::unknown_audience,
                                           shown(m_attempt.audience.value), std::move(reason)});
}

// 5. The API gives tokens to applications.
bool Decision::api_lets_clients_in() {
  if (m_attempt.api->client_policy == domain::ClientPolicy::deny_all) {
    return m_attempt.refuse(step::policy, {ErrorCode::clients_not_allowed, m_attempt.audience.value,
                                           "The API's policy for applications is deny_all."});
  }
  return m_attempt.pass(step::policy, "The API serves applications that have a client grant.");
}

// 6. The application is authorized for the API.
bool Decision::grant_exists() {
  m_grant = m_tenant.find_grant(m_attempt.application->id, m_attempt.api->identifier,
                                domain::SubjectType::client);
  if (!m_grant && !m_attempt.application->is_first_party) {
    m_grant = m_tenant.find_grant({}, m_attempt.api->identifier, domain::SubjectType::client);
  }
  if (!m_grant) {
    return m_attempt.refuse(
        step::grant,
        {ErrorCode::no_client_grant,
         "\"" + m_request.client.client_id + "\" is not authorized to access resource server \"" +
             m_attempt.audience.value + "\".",
         "\"" + m_attempt.application->name + "\" is not authorized for \"" + m_attempt.api->name +
             "\": there is no client grant between them."});
  }
  return m_attempt.pass(step::grant, "The application is authorized for the API.");
}

// 8. Every scope asked for is granted. The token carries all granted scopes, or those asked for, as
// the tenant's policy says (reference/auth0.md section 4.3).
bool Decision::scopes_are_granted() {
  auto granted = domain::effective_scopes(*m_grant, *m_attempt.api);
  std::string missing;
  for (const std::string& scope : m_request.scopes) {
    if (std::find(granted.begin(), granted.end(), scope) == granted.end()) {
      missing += (missing.empty() ? "" : " ") + shown(scope);
    }
  }
  if (!missing.empty()) {
    return m_attempt.refuse(step::scope, {ErrorCode::scope_not_granted, missing,
                                          "The client grant does not include: " + missing + "."});
  }
  const bool is_subset = m_tenant.settings().policies.scope == domain::ScopePolicy::as_requested &&
                         !m_request.scopes.empty();
  if (is_subset) {
    std::erase_if(granted, [&](const std::string& scope) {
      return std::find(m_request.scopes.begin(), m_request.scopes.end(), scope) ==
             m_request.scopes.end();
    });
  }
  m_attempt.scopes = granted;
  return m_attempt.pass(
      step::scope, granted.empty()
                       ? "The grant has no scopes, so the token carries none."
                       : (is_subset ? "The token carries the scopes that were asked for: "
                                    : "The token carries all granted scopes: ") +
                             join_scopes(logged_scopes(granted)) +
                             (granted.size() > domain::log_event_scopes_max
                                  ? " and others, " + std::to_string(granted.size()) + " in all."
                                  : "."));
}

}  // namespace

Attempt decide(const base::Result<TokenRequest, Refusal>& request,
               const Surroundings& surroundings) {
  if (request) return Decision(*request, surroundings).run();
  Attempt attempt;
  attempt.refuse(step::request, request.error());
  return attempt;
}

std::vector<std::string> logged_scopes(std::vector<std::string> scopes) {
  scopes.resize(std::min(scopes.size(), domain::log_event_scopes_max));
  return scopes;
}

}  // namespace oauth
