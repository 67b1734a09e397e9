#include "ui/tenant/rules.h"

#include "ui/tenant/members.h"

namespace ui {
namespace {

using base::Json;

template <class Write>
Pairs pairs_of(const Json& json, const char* member, Write write) {
  Pairs pairs;
  const Json* object = base::find_member(json, member);
  if (!object || !object->is_object()) return pairs;
  for (auto at = object->begin(); at != object->end(); ++at)
    pairs.emplace_back(at.key(), write(at.value()));
  return pairs;
}
Pairs claims_of(const Json& json, const char* member) {
  return pairs_of(json, member, [](const Json& value) { return base::write_json(value); });
}

Json match_json(const ExchangeRule& rule) {
  Json json = Json::object();
  if (!rule.applications.empty()) json["client_ids"] = rule.applications;
  if (!rule.apis.empty()) json["audiences"] = rule.apis;
  if (!rule.organizations.empty()) json["organizations"] = rule.organizations;
  for (const auto& [key, value] : rule.metadata) json["client_metadata"][key] = value;
  return json;
}

Json action_json(const ExchangeRule& rule) {
  Json json = Json::object();
  if (rule.denies()) {
    json["deny"] = {{"code", rule.denial_code}, {"reason", rule.denial_reason}};
    return json;
  }
  for (const auto& [name, value] : rule.claims) {
    const auto parsed = base::parse_json(value);
    json["set_claims"][name] = parsed ? *parsed : Json(value);
  }
  if (!rule.removed_scopes.empty()) json["remove_scopes"] = rule.removed_scopes;
  if (rule.kept_scopes) json["keep_scopes"] = *rule.kept_scopes;
  return json;
}

}  // namespace

std::optional<ExchangeRule> read_rule(const Json& json) {
  const auto id = base::string_member(json, "id");
  const Json *match = base::find_member(json, "match"), *action = base::find_member(json, "action");
  if (!id || !match || !action) return std::nullopt;
  ExchangeRule rule;
  rule.id = *id;
  rule.name = text_of(json, "name");
  rule.enabled = flag_of(json, "enabled");
  rule.order = number_of(json, "order");
  rule.applications = list_of(*match, "client_ids");
  rule.apis = list_of(*match, "audiences");
  rule.organizations = list_of(*match, "organizations");
  rule.metadata = pairs_of(*match, "client_metadata", [](const Json& value) {
    return value.is_string() ? value.get<std::string>() : base::write_json(value);
  });
  if (const Json* deny = base::find_member(*action, "deny"); deny && deny->is_object()) {
    rule.denial_code = text_of(*deny, "code");
    rule.denial_reason = text_of(*deny, "reason");
  }
  rule.claims = claims_of(*action, "set_claims");
  rule.removed_scopes = list_of(*action, "remove_scopes");
  rule.kept_scopes = base::strings_member(*action, "keep_scopes");
  return rule;
}

std::optional<std::vector<ExchangeRule>> read_rules(const Json& json) {
  const Json* list = base::find_member(json, "rules");
  if (!list || !list->is_array()) return std::nullopt;
  std::vector<ExchangeRule> rules;
  for (const Json& item : *list) {
    if (auto rule = read_rule(item)) rules.push_back(std::move(*rule));
  }
  return rules;
}

Json to_json(const ExchangeRule& rule) {
  return {{"name", rule.name}, {"match", match_json(rule)}, {"action", action_json(rule)}};
}

std::optional<RuleTrial> read_trial(const Json& json) {
  const Json* rules = base::find_member(json, "rules");
  if (!rules || !rules->is_array()) return std::nullopt;
  RuleTrial trial;
  trial.granted = flag_of(json, "granted");
  if (const Json* refusal = base::find_member(json, "refusal"); refusal && refusal->is_object()) {
    trial.status = number_of(*refusal, "status");
    trial.error = text_of(*refusal, "error");
    trial.description = text_of(*refusal, "error_description");
    trial.reason = text_of(*refusal, "reason");
  }
  trial.scopes = list_of(json, "scope");
  trial.claims = claims_of(json, "claims");
  for (const Json& rule : *rules)
    trial.rules.push_back(
        {text_of(rule, "name"), flag_of(rule, "enabled"), flag_of(rule, "matches")});
  return trial;
}

}  // namespace ui
