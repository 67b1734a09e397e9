#include "domain/system_api.h"
#include "domain/tenant.h"
#include "management/body_reader.h"
#include "management/tallygate_rules.h"
#include "oauth/exchange_rules.h"

namespace management {

namespace {

using oauth::Attempt;

// The request that the body describes, as it stands before the rules.
Attempt tried_request(const Call& call, BodyReader& body) {
  const domain::Tenant& tenant = call.context.tenant;
  Attempt attempt;
  std::string client_id, audience, organization;
  body.require("client_id");
  body.require("audience");
  if (body.text("client_id", client_id)) {
    attempt.application = tenant.applications().find({client_id});
    if (!attempt.application) body.wrong("client_id", "There is no application " + client_id);
  }
  if (body.text("audience", audience)) {
    attempt.audience.value = audience;
    attempt.api = tenant.find_api(domain::kept_audience(audience, call.context.issuer));
    if (!attempt.api) body.wrong("audience", "There is no API " + audience);
  }
  if (body.text("organization", organization)) {
    attempt.organization = tenant.find_organization(organization);
    if (!attempt.organization) {
      body.wrong("organization", "There is no organization " + organization);
    }
  }
  // Without scopes: those that the application is granted.
  if (body.texts("scope", attempt.scopes, domain::api_scopes_max) || !attempt.application ||
      !attempt.api) {
    return attempt;
  }
  const auto grant = tenant.find_grant(attempt.application->id, attempt.api->identifier,
                                       domain::SubjectType::client);
  if (grant) attempt.scopes = domain::effective_scopes(*grant, *attempt.api);
  return attempt;
}

base::Json refusal_json(const oauth::Refusal& refusal) {
  const oauth::PublicError shown = oauth::public_error(refusal);
  return {{"status", shown.status},
          {"error", std::string(shown.error)},
          {"error_description", shown.description},
          {"reason", refusal.reason}};
}

}  // namespace

Outcome test_rules(const Call& call) {
  BodyReader body(call.body);
  Attempt attempt = tried_request(call, body);
  if (auto problem = body.problem()) return *problem;
  base::Json rules = base::Json::array();
  for (const auto& rule : call.context.tenant.ordered_rules()) {
    rules.push_back({{"id", rule->id.value},
                     {"name", rule->name},
                     {"enabled", rule->enabled},
                     {"matches", oauth::fits(*rule, attempt, call.context.issuer)}});
  }
  const oauth::Surroundings surroundings{call.context.tenant, call.context.vault,
                                         call.context.issuer, call.context.now};
  const bool granted = oauth::apply_exchange_rules(attempt, surroundings);
  base::Json claims = base::Json::object();
  for (const domain::CustomClaim& claim : attempt.custom_claims) {
    if (const auto value = base::parse_json(claim.value)) claims[claim.name] = *value;
  }
  base::Json json = {{"granted", granted}};
  json["refusal"] = granted ? base::Json(nullptr) : refusal_json(*attempt.refusal);
  json["scope"] = granted ? base::Json(attempt.scopes) : base::Json::array();
  json["claims"] = granted ? claims : base::Json::object();
  json["rules"] = std::move(rules);
  return answer(200, json);
}

}  // namespace management
