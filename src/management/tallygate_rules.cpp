#include "management/tallygate_rules.h"

#include "domain/tenant.h"
#include "management/tallygate_rule_json.h"

namespace management {

namespace {

using domain::ExchangeRule;

std::shared_ptr<const ExchangeRule> rule_of(const Call& call) {
  return call.context.tenant.rules().find({call.ids[0]});
}

Outcome no_such_rule() {
  return error(404, "The rule does not exist.", "inexistent_rule");
}

}  // namespace

Outcome list_rules(const Call& call) {
  base::Json rules = base::Json::array();
  for (const auto& rule : call.context.tenant.ordered_rules()) {
    rules.push_back(rule_json(*rule, call));
  }
  return answer(200, {{"rules", std::move(rules)}});
}

Outcome get_rule(const Call& call) {
  const auto rule = rule_of(call);
  return rule ? answer(200, rule_json(*rule, call)) : no_such_rule();
}

Outcome create_rule(const Call& call) {
  constexpr size_t random_length = 16;
  const domain::Tenant& tenant = call.context.tenant;
  ExchangeRule rule;
  rule.id.value = "rul_" + base::random_alphanumeric(call.context.random, random_length);
  rule.created_at = creation_time(tenant.rules(), call.context.now);
  // After all others, unless it says where.
  const auto others = tenant.ordered_rules();
  if (!others.empty()) rule.order = others.back()->order + 1;
  BodyReader body(call.body);
  body.require("name");
  body.require("action");
  read_rule(call, body, rule);
  if (auto problem = body.problem()) return *problem;
  if (tenant.rules().size() >= domain::exchange_rules_max) {
    return error(403, "You have reached the limit of " +
                          std::to_string(domain::exchange_rules_max) + " rules for this tenant");
  }
  return answer(201, rule_json(rule, call), {rule});
}

Outcome update_rule(const Call& call) {
  const auto before = rule_of(call);
  if (!before) return no_such_rule();
  ExchangeRule rule = *before;
  BodyReader body(call.body);
  read_rule(call, body, rule);
  if (auto problem = body.problem()) return *problem;
  return answer(200, rule_json(rule, call), {rule});
}

Outcome delete_rule(const Call& call) {
  const auto rule = rule_of(call);
  if (!rule) return no_content();
  return no_content({domain::ExchangeRuleRemoved{rule->id}});
}

}  // namespace management
