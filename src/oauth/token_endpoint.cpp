#include "oauth/token_endpoint.h"

#include <algorithm>

#include "base/assert.h"
#include "base/json.h"
#include "domain/system_api.h"

namespace oauth {

namespace {

using domain::CheckOutcome;

// Collects the ordered checks of one request: each step either passes, or refuses and ends it.
class Decision {
 public:
  Decision(const TokenRequest& request, const domain::Tenant& tenant, const SecretVault& vault,
           const std::string& issuer)
      : m_request(request), m_tenant(tenant), m_vault(vault), m_issuer(issuer) {
    m_attempt.audience.value = request.audience;
    m_attempt.scopes = request.scopes;
  }

  Attempt run() {
    const bool granted = grant_type_is_supported() && client_is_authentic() &&
                         grant_type_is_allowed() && audience_is_known() && api_lets_clients_in() &&
                         grant_exists() && scopes_are_granted();
    ASSERT(granted == !m_attempt.refusal);
    return std::move(m_attempt);
  }

 private:
  bool pass(std::string name, std::string explanation) {
    m_attempt.checks.push_back({std::move(name), CheckOutcome::passed, std::move(explanation)});
    return true;
  }
  bool refuse(std::string name, ErrorCode code, std::string detail, std::string reason) {
    m_attempt.checks.push_back({std::move(name), CheckOutcome::refused, reason});
    m_attempt.refusal = Refusal{code, std::move(detail), std::move(reason)};
    return false;
  }

  bool grant_type_is_supported();
  bool client_is_authentic();
  bool auth_method_fits(const domain::Application& application);
  bool grant_type_is_allowed();
  bool audience_is_known();
  bool api_lets_clients_in();
  bool grant_exists();
  bool scopes_are_granted();

  const TokenRequest& m_request;
  const domain::Tenant& m_tenant;
  const SecretVault& m_vault;
  const std::string& m_issuer;
  Attempt m_attempt;
  std::shared_ptr<const domain::ClientGrant> m_grant;
};

constexpr const char* step_request = "Request";
constexpr const char* step_client = "Client authentication";
constexpr const char* step_grant_type = "Grant type of the application";
constexpr const char* step_audience = "Audience";
constexpr const char* step_policy = "Client policy of the API";
constexpr const char* step_grant = "Client grant";
constexpr const char* step_scope = "Scope";

// What is said about a value that came from outside: whole when short.
std::string shown(const std::string& text) {
  constexpr size_t shown_max = 200;
  return text.size() <= shown_max ? text : text.substr(0, shown_max) + "…";
}

// As many scopes as a log event keeps.
std::vector<std::string> first_of(std::vector<std::string> scopes) {
  scopes.resize(std::min(scopes.size(), domain::log_event_scopes_max));
  return scopes;
}

// 1. The grant type is there and one that this endpoint serves.
bool Decision::grant_type_is_supported() {
  if (m_request.grant_type.empty()) {
    return refuse(step_request, ErrorCode::missing_parameter, "grant_type",
                  "The request has no grant_type.");
  }
  if (m_request.grant_type != domain::client_credentials) {
    return refuse(step_request, ErrorCode::unsupported_grant_type, "",
                  "grant_type is \"" + shown(m_request.grant_type) +
                      "\"; only client_credentials is served.");
  }
  return pass(step_request, "A well-formed request with grant_type client_credentials.");
}

// 2. The client is registered, uses its own method, and knows its secret (RFC 6749 section 2.3).
bool Decision::client_is_authentic() {
  const auto unauthorized = [&](std::string reason) {
    return refuse(step_client, ErrorCode::client_authentication_failed, "", std::move(reason));
  };
  if (m_request.client_id.empty()) {
    return refuse(step_client, ErrorCode::missing_parameter, "client_id",
                  "The request names no client_id, neither in the body nor by HTTP Basic.");
  }
  const auto application = m_tenant.applications().find({m_request.client_id});
  if (!application) {
    // Takes as long as a wrong secret does, so that client ids cannot be told apart by time.
    (void)m_vault.matches({}, m_request.client_secret);
    return unauthorized("No application has the client_id \"" + shown(m_request.client_id) + "\".");
  }
  m_attempt.application = application;
  if (!auth_method_fits(*application)) return false;
  if (!m_vault.matches(application->secret, m_request.client_secret)) {
    return unauthorized("The client secret is wrong.");
  }
  return pass(step_client, "\"" + application->name + "\" sent its secret by " +
                               std::string(name(m_request.auth_method)) + ".");
}

bool Decision::auth_method_fits(const domain::Application& application) {
  const auto unauthorized = [&](std::string reason) {
    return refuse(step_client, ErrorCode::client_authentication_failed, "", std::move(reason));
  };
  if (application.auth_method == domain::AuthMethod::none) {
    return unauthorized(
        "The application's authentication method is \"none\": without a secret nobody can tell "
        "that it is the application, so it gets no token on its own behalf.");
  }
  if (m_request.auth_method == domain::AuthMethod::none) {
    return unauthorized("The request has no client_secret.");
  }
  if (application.auth_method && *application.auth_method != m_request.auth_method) {
    return unauthorized("The secret came by " + std::string(name(m_request.auth_method)) +
                        ", but the application's authentication method is " +
                        std::string(name(*application.auth_method)) + ".");
  }
  return true;
}

// 3. The application may use client credentials at all.
bool Decision::grant_type_is_allowed() {
  if (!m_attempt.application->allows_grant_type(domain::client_credentials)) {
    return refuse(step_grant_type, ErrorCode::grant_type_not_allowed,
                  std::string(domain::client_credentials),
                  "The application's grant types do not include client_credentials.");
  }
  return pass(step_grant_type, "client_credentials is among the application's grant types.");
}

// 4. There is an audience, sent or by default, and an API with exactly that identifier.
bool Decision::audience_is_known() {
  if (m_attempt.audience.empty()) {
    m_attempt.audience.value =
        domain::shown_audience(m_tenant.settings().default_audience, m_issuer);
  }
  if (m_attempt.audience.empty()) {
    return refuse(step_audience, ErrorCode::no_audience, "",
                  "The request has no audience, and the tenant has no default audience.");
  }
  m_attempt.api = m_tenant.find_api(domain::kept_audience(m_attempt.audience.value, m_issuer));
  if (m_attempt.api) {
    return pass(step_audience, "The audience is the API \"" + m_attempt.api->name + "\".");
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
  return refuse(step_audience, ErrorCode::unknown_audience, shown(m_attempt.audience.value),
                std::move(reason));
}

// 5. The API gives tokens to applications.
bool Decision::api_lets_clients_in() {
  if (m_attempt.api->client_policy == domain::ClientPolicy::deny_all) {
    return refuse(step_policy, ErrorCode::clients_not_allowed, m_attempt.audience.value,
                  "The API's policy for applications is deny_all.");
  }
  return pass(step_policy, "The API serves applications that have a client grant.");
}

// 6. The application is authorized for the API.
bool Decision::grant_exists() {
  m_grant = m_tenant.find_grant(m_attempt.application->id, m_attempt.api->identifier,
                                domain::SubjectType::client);
  if (!m_grant) {
    return refuse(step_grant, ErrorCode::no_client_grant,
                  "\"" + m_request.client_id + "\" is not authorized to access resource server \"" +
                      m_attempt.audience.value + "\".",
                  "\"" + m_attempt.application->name + "\" is not authorized for \"" +
                      m_attempt.api->name + "\": there is no client grant between them.");
  }
  return pass(step_grant, "The application is authorized for the API.");
}

// 7. Every scope asked for is granted. The token carries all granted scopes (reference/auth0.md
// section 4.3).
bool Decision::scopes_are_granted() {
  const auto granted = domain::effective_scopes(*m_grant, *m_attempt.api);
  std::string missing;
  for (const std::string& scope : m_request.scopes) {
    if (std::find(granted.begin(), granted.end(), scope) == granted.end()) {
      missing += (missing.empty() ? "" : " ") + shown(scope);
    }
  }
  if (!missing.empty()) {
    return refuse(step_scope, ErrorCode::scope_not_granted, missing,
                  "The client grant does not include: " + missing + ".");
  }
  m_attempt.scopes = granted;
  return pass(step_scope,
              granted.empty()
                  ? "The grant has no scopes, so the token carries none."
                  : "The token carries all granted scopes: " + join_scopes(first_of(granted)) +
                        (granted.size() > domain::log_event_scopes_max
                             ? " and others, " + std::to_string(granted.size()) + " in all."
                             : "."));
}

}  // namespace

Attempt decide(const base::Result<TokenRequest, Refusal>& request, const domain::Tenant& tenant,
               const SecretVault& vault, const std::string& issuer) {
  if (!request) {
    Attempt attempt;
    attempt.refusal = request.error();
    attempt.checks.push_back({step_request, CheckOutcome::refused, request.error().reason});
    return attempt;
  }
  return Decision(*request, tenant, vault, issuer).run();
}

base::Result<std::string, crypto::CryptoError> sign(const Attempt& attempt,
                                                    const AccessToken& token, const KeyRing& ring,
                                                    const SecretVault& vault) {
  const domain::Api& api = *attempt.api;
  jose::SigningKey hmac_key;
  const jose::SigningKey* key = ring.signing_key(jose_algorithm(api.signing_algorithm));
  if (api.signing_algorithm == domain::ApiSigningAlgorithm::hs256) {
    auto secret = vault.unseal(api.sealed_signing_secret, purpose_signing_secret);
    if (!secret) return base::failure(secret.error());
    hmac_key = {jose::Algorithm::hs256, "", nullptr, std::move(*secret)};
    key = &hmac_key;
  }
  ASSERT(key);
  auto text = sign_access_token(token, api, *key);
  if (!text) return base::failure(crypto::CryptoError::failed);
  return *text;
}

base::Response token_response(const Attempt& attempt, const std::string& token) {
  base::Json body = {{"access_token", token}};
  if (!attempt.scopes.empty()) body["scope"] = join_scopes(attempt.scopes);
  body["expires_in"] = attempt.api->token_lifetime_seconds;
  body["token_type"] = "Bearer";
  return json_response(200, base::write_json(body));
}

domain::Changes record(const Attempt& attempt, const base::Request& request, base::Time now,
                       const std::string& token_id, const domain::Tenant& tenant) {
  domain::LogEvent event;
  event.id = tenant.log().next_id(now);
  event.date = now;
  event.type = attempt.refusal ? domain::LogEventType::feccft : domain::LogEventType::seccft;
  event.description = attempt.refusal ? public_error(*attempt.refusal).description
                                      : "Client Credentials for Access Token";
  if (attempt.application) {
    event.client_id = attempt.application->id;
    event.client_name = attempt.application->name;
  }
  event.ip = request.remote_address;
  event.user_agent = shown(request.header_or("user-agent", ""));
  event.hostname = shown(request.header_or("host", ""));
  event.audience.value = shown(attempt.audience.value);
  event.scopes = first_of(attempt.scopes);
  event.token_id = token_id;
  event.checks = attempt.checks;
  event.status = attempt.refusal ? public_error(*attempt.refusal).status : 200;
  domain::Changes changes;
  if (!attempt.refusal && !attempt.api->is_system()) {
    const base::Time hour = base::start_of_hour(now);
    domain::UsageCount count =
        tenant.usage().count(hour, attempt.application->id, attempt.api->identifier, {});
    ++count.tokens;
    changes.push_back(std::move(count));
  }
  changes.push_back(std::move(event));
  return changes;
}

}  // namespace oauth
