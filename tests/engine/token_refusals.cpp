#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "domain/exchange_rule.h"
#include "tests/engine/token_client.h"

// Every row of the table of errors in reference/auth0.md section 4.4: what the client is told, and
// what the log says of it. Left out is the row of tenants from before there were audiences ("…not
// allowed access to APIv1"): every tenant here is a new one.

using namespace token_client;

namespace {

constexpr const char* organization_id = "org_0123456789abcdef";

// A tenant of one's own for every row.
struct Scene {
  TestTenant tenant;
  AuthorizedApplication app{tenant};

  void patch(const std::string& target, const base::Json& body) {
    REQUIRE(tenant.manage("PATCH", target, body).status == 200);
  }
  void patch_client(const base::Json& body) { patch("/api/v2/clients/" + app.client_id, body); }
  void spend_a_token() { REQUIRE(tenant.send(form_request(app.form())).status == 200); }
  // An organization that the grant knows to that extent, and that has a quota of one token an hour.
  void found_organization(const char* usage) {
    patch("/api/v2/client-grants/" + app.grant_id, {{"organization_usage", usage}});
    domain::Organization organization;
    organization.id.value = organization_id;
    organization.name = "acme";
    if (usage == std::string("require")) organization.grants = {{app.grant_id}};
    organization.token_quota = domain::TokenQuota{1, std::nullopt, domain::QuotaMode::enforce};
    keep(tenant, {organization});
  }
};

using Ask = std::function<base::Request(Scene&)>;

struct Row {
  const char* name;
  Ask ask;
  // Status and whole body; `@` stands for the client id.
  std::string answer;
  // Type of the log event, and the check of its trail that refused.
  std::string logged;
  // Some of the response's header fields.
  std::vector<std::pair<const char*, const char*>> headers = {};
};

Ask sent_with(const std::string& name, const std::string& value) {
  return [=](Scene& scene) { return form_request(with(scene.app.form(), name, value)); };
}

Ask sent_without(const std::string& name) {
  return [=](Scene& scene) { return form_request(without(scene.app.form(), name)); };
}

// A good request, to a tenant that `prepare` changed.
Ask sent_after(const std::function<void(Scene&)>& prepare) {
  return [=](Scene& scene) {
    prepare(scene);
    return form_request(scene.app.form());
  };
}

Ask sent_for_organization(const char* usage) {
  return [=](Scene& scene) {
    scene.found_organization(usage);
    return form_request(with(scene.app.form(), "organization", organization_id));
  };
}

base::Request with_long_assertion(Scene& scene) {
  attach(scene.tenant, scene.app.client_id, domain::AuthMethod::private_key_jwt,
         public_key_credential(rsa_key(), domain::AssertionAlgorithm::rs256));
  base::Json claims = assertion_claims(scene.tenant, scene.app.client_id, "one");
  claims["exp"] = claims["iat"].get<long long>() + 301;
  return form_request(assertion_form(scene.app.audience,
                                     sign({jose::Algorithm::rs256, "", rsa_key(), ""}, claims)));
}

Ask sent_past_rule(domain::DenialCode code) {
  return sent_after([=](Scene& scene) {
    domain::ExchangeRule rule;
    rule.id.value = "rul_no";
    rule.name = "No";
    rule.deny = {code, "Not on \"Sundays\""};
    keep(scene.tenant, {rule});
  });
}

base::Request past_quota(Scene& scene) {
  base::Json quota;
  quota["token_quota"]["client_credentials"] = {{"per_hour", 1}, {"per_day", 5}};
  scene.patch_client(quota);
  scene.spend_a_token();
  return form_request(scene.app.form());
}

base::Request past_quota_of_organization(Scene& scene) {
  const base::Request request = sent_for_organization("require")(scene);
  REQUIRE(scene.tenant.send(request).status == 200);
  return request;
}

base::Request past_plan(Scene& scene) {
  auto settings = settings_of(scene.tenant);
  settings.policies.plan = {1, domain::PlanEnforcement::hard};
  keep(scene.tenant, {settings});
  scene.spend_a_token();
  return form_request(scene.app.form());
}

base::Request past_rate_limit(Scene& scene) {
  base::Json limit;
  limit["token_endpoint"] = {{"per_second", 1}};
  scene.patch("/api/tallygate/v1/rate-limits", limit);
  scene.spend_a_token();
  return form_request(scene.app.form());
}

base::Request with_proof_without_nonce(Scene& scene) {
  auto settings = settings_of(scene.tenant);
  settings.policies.dpop_nonce = true;
  keep(scene.tenant, {settings});
  base::Request request = form_request(scene.app.form());
  request.headers.add("dpop", dpop_proof(scene.tenant, "one"));
  return request;
}

base::Request by_global_client(Scene& scene) {
  const base::Json found = json_of(scene.tenant.manage("GET", "/api/v2/clients?is_global=true"));
  auto global = kept<domain::Application>(scene.tenant, text_of(found[0], "client_id"));
  const oauth::SecretVault vault(scene.tenant.settings.master_key, scene.tenant.random);
  global.secret = vault.store_client_secret("known");
  keep(scene.tenant, {global});
  return form_request(
      with(with(scene.app.form(), "client_id", global.id.value), "client_secret", "known"));
}

std::string said(int status, const std::string& error, const std::string& description) {
  return std::to_string(status) + ' ' + refused(error, description);
}

const std::string unauthorized =
    R"(401 {"error":"access_denied","error_description":"Unauthorized"})";
const std::string grant_type_not_allowed =
    R"(403 {"error":"unauthorized_client","error_description":"Grant type )"
    R"('client_credentials' not allowed for the client.",)"
    R"("error_uri":"https://auth0.com/docs/clients/client-grant-types"})";

const Row rows[] = {
    {"unknown client", sent_with("client_id", "nobody"), unauthorized,
     "feccft Client authentication"},
    {"wrong secret", sent_with("client_secret", "wrong"), unauthorized,
     "feccft Client authentication"},
    {"assertion invalid", with_long_assertion,
     R"(401 {"error":"invalid_client","error_description":"Client authentication failed"})",
     "feccft Client authentication"},
    {"no audience, no tenant default", sent_without("audience"),
     said(403, "access_denied",
          "No audience parameter was provided, and no default audience has been configured"),
     "feccft Audience"},
    {"unknown audience", sent_with("audience", "https://nowhere.example"),
     said(403, "access_denied", "Service not enabled within domain: https://nowhere.example"),
     "feccft Audience"},
    {"no grant", sent_with("audience", management_audience),
     said(403, "access_denied",
          "Client \"@\" is not authorized to access resource server \"" + management_audience +
              "\". You need to create a \"client-grant\" associated to this API."),
     "feccft Client grant"},
    {"scope not granted", sent_with("scope", "read:orders write:orders"),
     said(403, "access_denied", "Client has not been granted scopes: write:orders"),
     "feccft Scope"},
    {"grant type not enabled on client", sent_after([](Scene& scene) {
       scene.patch_client({{"grant_types", base::Json::array({"implicit"})}});
     }),
     grant_type_not_allowed, "feccft Grant type of the application"},
    {"missing parameter: grant_type", sent_without("grant_type"),
     R"(400 {"error":"invalid_request",)"
     R"("error_description":"Missing required parameter: grant_type"})",
     "feccft Request"},
    {"missing parameter: client_id", sent_without("client_id"),
     R"(400 {"error":"invalid_request",)"
     R"("error_description":"Missing required parameter: client_id"})",
     "feccft Client authentication"},
    {"unknown grant type", sent_with("grant_type", "password"),
     R"(400 {"error":"unsupported_grant_type","error_description":"Grant type not supported"})",
     "feccft Request"},
    {"Action denies: invalid_scope", sent_past_rule(domain::DenialCode::invalid_scope),
     R"(400 {"error":"invalid_scope","error_description":"Not on \"Sundays\""})",
     "feccft Credentials-exchange rules"},
    {"Action denies: invalid_request", sent_past_rule(domain::DenialCode::invalid_request),
     R"(400 {"error":"invalid_request","error_description":"Not on \"Sundays\""})",
     "feccft Credentials-exchange rules"},
    {"Action denies: server_error", sent_past_rule(domain::DenialCode::server_error),
     R"(400 {"error":"server_error","error_description":"Not on \"Sundays\""})",
     "feccft Credentials-exchange rules"},
    {"client quota",
     past_quota,
     R"(429 {"error":"too_many_requests","error_description":"Client quota exceeded"})",
     "feccft Token quota",
     {{"auth0-client-quota-limit", "b=per_hour;q=1;r=0;t=1800,b=per_day;q=5;r=4;t=52200"},
      {"x-ratelimit-limit", "1"},
      {"x-ratelimit-remaining", "0"},
      {"x-ratelimit-reset", "1795428000"},
      {"retry-after", "1800"}}},
    {"organization quota",
     past_quota_of_organization,
     said(429, "too_many_requests", "Organization quota exceeded"),
     "feccft Token quota",
     {{"auth0-organization-quota-limit", "b=per_hour;q=1;r=0;t=1800"}, {"retry-after", "1800"}}},
    {"rate limit",
     past_rate_limit,
     R"(429 {"error":"too_many_requests",)"
     R"("error_description":"Rate limit exceeded. Please retry after some time."})",
     "api_limit (no trail)",
     {{"x-ratelimit-limit", "1"},
      {"x-ratelimit-remaining", "0"},
      {"x-ratelimit-reset", "1795426201"},
      {"retry-after", "1"}}},
    {"DPoP nonce", with_proof_without_nonce,
     R"(400 {"error":"use_dpop_nonce",)"
     R"("error_description":"Authorization server requires nonce in DPoP proof"})",
     "feccft Proof of possession"},
    {"global client", by_global_client, grant_type_not_allowed,
     "feccft Grant type of the application"},
    {"client.policy: deny_all", sent_after([](Scene& scene) {
       scene.patch("/api/v2/resource-servers/" + scene.app.api_id,
                   {{"subject_type_authorization", {{"client", {{"policy", "deny_all"}}}}}});
     }),
     said(403, "access_denied",
          "Applications may not request tokens for \"https://orders.example/api\" on their own "
          "behalf"),
     "feccft Client policy of the API"},
    {"organization not allowed by the grant", sent_for_organization("deny"),
     said(403, "access_denied",
          "Client is not authorized to act on behalf of the organization: org_0123456789abcdef"),
     "feccft Organization"},
    {"organization not associated with the grant", sent_for_organization("allow"),
     said(403, "access_denied",
          "Client is not authorized to act on behalf of the organization: org_0123456789abcdef"),
     "feccft Organization"},
    {"organization unknown",
     [](Scene& scene) {
       scene.found_organization("allow");
       return form_request(with(scene.app.form(), "organization", "org_nowhere"));
     },
     said(400, "invalid_request", "The organization does not exist: org_nowhere"),
     "feccft Organization"},
    {"organization missing", sent_after([](Scene& scene) { scene.found_organization("require"); }),
     said(400, "invalid_request", "Missing required parameter: organization"),
     "feccft Organization"},
    {"monthly plan exhausted",
     past_plan,
     said(429, "too_many_requests", "The tenant's plan limit of tokens for this month is reached"),
     "feccft Token quota",
     {{"retry-after", "657000"}}},
};

std::string refusing_check(const base::Json& event) {
  std::string found = "(no trail)";
  const base::Json* checks = base::find_member(event["details"], "checks");
  if (!checks) return found;
  for (const base::Json& check : *checks) {
    if (check["outcome"] == "refused") found = text_of(check, "name");
  }
  // It ends the trail, and its sentence is the event's reason.
  CHECK(checks->back()["explanation"] == event["details"]["reason"]);
  return found;
}

}  // namespace

TEST_CASE("every refusal that Auth0 documents has its status, body, log event and refusing check") {
  for (const Row& row : rows) {
    INFO(row.name);
    Scene scene;
    const base::Response response = scene.tenant.send(row.ask(scene));
    std::string answer = std::to_string(response.status) + ' ' + response.body;
    const size_t at = answer.find(scene.app.client_id);
    if (at != std::string::npos) answer.replace(at, scene.app.client_id.size(), "@");
    CHECK(answer == row.answer);
    CHECK(*response.headers.find("content-type") == "application/json");
    CHECK(*response.headers.find("cache-control") == "no-store");
    for (const auto& [name, value] : row.headers) {
      INFO(name);
      REQUIRE(response.headers.find(name));
      CHECK(*response.headers.find(name) == value);
    }
    const base::Json event = newest_event(scene.tenant);
    CHECK(text_of(event, "type") + ' ' + refusing_check(event) == row.logged);
    const base::Json* details = base::find_member(event["details"], "response");
    CHECK((!details || (*details)["statusCode"] == response.status));
  }
}
