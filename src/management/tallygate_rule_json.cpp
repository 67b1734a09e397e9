#include "management/tallygate_rule_json.h"

#include <algorithm>

#include "domain/system_api.h"
#include "domain/tenant.h"

namespace management {

namespace {

using domain::ExchangeRule;

constexpr size_t matched_max = 100;
constexpr size_t text_length_max = 255;

template <class Id>
std::vector<std::string> texts_of(const std::vector<Id>& ids) {
  std::vector<std::string> texts;
  for (const Id& id : ids) texts.push_back(id.value);
  return texts;
}

base::Json match_json(const ExchangeRule& rule, const Call& call) {
  base::Json json = base::Json::object();
  if (!rule.client_ids.empty()) json["client_ids"] = texts_of(rule.client_ids);
  for (const domain::Audience& audience : rule.audiences) {
    json["audiences"].push_back(domain::shown_audience(audience, call.context.issuer));
  }
  if (!rule.organizations.empty()) json["organizations"] = texts_of(rule.organizations);
  if (!rule.client_metadata.empty()) json["client_metadata"] = rule.client_metadata;
  return json;
}

base::Json action_json(const ExchangeRule& rule) {
  base::Json json = base::Json::object();
  if (rule.deny) {
    json["deny"] = {{"code", std::string(name(rule.deny->code))}, {"reason", rule.deny->reason}};
  }
  for (const domain::CustomClaim& claim : rule.set_claims) {
    const auto value = base::parse_json(claim.value);
    if (value) json["set_claims"][claim.name] = *value;
  }
  if (!rule.remove_scopes.empty()) json["remove_scopes"] = rule.remove_scopes;
  if (rule.keep_scopes) json["keep_scopes"] = *rule.keep_scopes;
  return json;
}

// Reads ids of entities that must exist.
template <class Id, class Exists>
std::vector<Id> read_ids(BodyReader& match, std::string_view name, std::string_view entity,
                         Exists exists) {
  std::vector<std::string> texts;
  match.texts(name, texts, matched_max, {1, domain::api_identifier_length_max, true});
  std::vector<Id> ids;
  for (const std::string& text : texts) {
    const Id id = exists(text);
    if (id.empty()) match.wrong(name, "There is no " + std::string(entity) + " " + text);
    ids.push_back(id);
  }
  return ids;
}

void read_match(const Call& call, BodyReader& match, ExchangeRule& rule) {
  const domain::Tenant& tenant = call.context.tenant;
  rule.client_ids =
      read_ids<domain::ClientId>(match, "client_ids", "application", [&](const std::string& text) {
        return tenant.applications().find({text}) ? domain::ClientId{text} : domain::ClientId{};
      });
  rule.audiences =
      read_ids<domain::Audience>(match, "audiences", "API", [&](const std::string& text) {
        const domain::Audience audience = domain::kept_audience(text, call.context.issuer);
        return tenant.find_api(audience) ? audience : domain::Audience{};
      });
  rule.organizations = read_ids<domain::OrganizationId>(
      match, "organizations", "organization", [&](const std::string& text) {
        const auto organization = tenant.find_organization(text);
        return organization ? organization->id : domain::OrganizationId{};
      });
  rule.client_metadata.clear();
  match.pairs("client_metadata", rule.client_metadata, domain::application_metadata_pairs_max,
              domain::application_metadata_length_max);
}

void read_claims(BodyReader& action, ExchangeRule& rule) {
  rule.set_claims.clear();
  const base::Json* claims = action.object("set_claims");
  if (!claims) return;
  size_t size = 0;
  for (auto at = claims->begin(); at != claims->end(); ++at) {
    const std::string& claim = at.key();
    if (claim.empty() || claim.size() > text_length_max) {
      action.wrong("set_claims", "The name of a claim has 1 to " + std::to_string(text_length_max) +
                                     " characters");
    }
    if (domain::is_reserved_claim(claim)) {
      action.wrong("set_claims", "The claim " + claim + " is reserved");
    }
    rule.set_claims.push_back({claim, base::write_json(*at)});
    size += claim.size() + rule.set_claims.back().value.size();
  }
  if (size > domain::custom_claims_size_max) {
    action.wrong("set_claims", "The claims are larger than " +
                                   std::to_string(domain::custom_claims_size_max) +
                                   " bytes together");
  }
}

bool read_rule_scopes(BodyReader& action, std::string_view name, std::vector<std::string>& scopes) {
  const bool sent =
      action.texts(name, scopes, domain::api_scopes_max, {1, domain::scope_value_length_max, true});
  for (const std::string& scope : scopes) {
    if (!domain::is_scope_token(scope)) {
      return action.wrong(name, "A scope has no spaces, quotes and backslashes");
    }
  }
  return sent;
}

void read_action(BodyReader& action, ExchangeRule& rule) {
  rule.deny.reset();
  action.within("deny", [&](BodyReader& part) {
    domain::Denial denial;
    part.require("reason");
    part.text("reason", denial.reason, {1, text_length_max, true});
    part.word("code", denial.code, domain::from_name<domain::DenialCode>);
    rule.deny = denial;
  });
  read_claims(action, rule);
  rule.remove_scopes.clear();
  read_rule_scopes(action, "remove_scopes", rule.remove_scopes);
  std::vector<std::string> kept;
  rule.keep_scopes.reset();
  if (read_rule_scopes(action, "keep_scopes", kept)) rule.keep_scopes = kept;
  const bool does_more =
      !rule.set_claims.empty() || !rule.remove_scopes.empty() || rule.keep_scopes;
  if (!rule.deny && !does_more) {
    action.wrong("deny", "A rule does something: deny, set_claims, remove_scopes or keep_scopes");
  }
  if (rule.deny && does_more) action.wrong("deny", "A rule that denies does nothing else");
}

}  // namespace

base::Json rule_json(const ExchangeRule& rule, const Call& call) {
  return {{"id", rule.id.value},
          {"name", rule.name},
          {"enabled", rule.enabled},
          {"order", rule.order},
          {"match", match_json(rule, call)},
          {"action", action_json(rule)},
          {"created_at", base::to_iso(rule.created_at)}};
}

void read_rule(const Call& call, BodyReader& body, ExchangeRule& rule) {
  constexpr int order_max = 1'000'000;
  body.text("name", rule.name, {1, domain::exchange_rule_name_length_max, false});
  body.flag("enabled", rule.enabled);
  body.integer("order", rule.order, 0, order_max);
  body.within("match", [&](BodyReader& match) { read_match(call, match, rule); });
  body.within("action", [&](BodyReader& action) { read_action(action, rule); });
}

}  // namespace management
