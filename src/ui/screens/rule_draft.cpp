#include "ui/screens/rule_draft.h"

#include <algorithm>

#include "base/http_message.h"
#include "domain/exchange_rule.h"
#include "ui/text/common.h"
#include "ui/text/rules.h"

namespace ui {
namespace {

// A text stands without its quotes, unless it would be read as something else then.
std::string shown_value(const std::string& json) {
  const auto value = base::parse_json(json);
  if (!value || !value->is_string()) return json;
  const std::string text = value->get<std::string>();
  return base::parse_json(text) ? json : text;
}
std::string json_value(const std::string& typed) {
  const std::string trimmed(base::trim(typed));
  return base::parse_json(trimmed) ? trimmed : base::write_json(base::Json(typed));
}

Pairs without_names(const Pairs& pairs) {
  Pairs kept;
  for (const auto& [key, value] : pairs) {
    if (!base::trim(key).empty()) kept.emplace_back(base::trim(key), value);
  }
  return kept;
}

}  // namespace

std::vector<std::string> scopes_in(const std::string& text) {
  std::vector<std::string> scopes;
  for (size_t from = 0; from < text.size();) {
    const size_t end = std::min(text.find_first_of(", \n\t", from), text.size());
    if (end > from) scopes.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return scopes;
}

RuleDraft draft_of(const ExchangeRule& rule) {
  RuleDraft draft;
  draft.name = rule.name;
  draft.enabled = rule.enabled;
  draft.applications = rule.applications;
  draft.apis = rule.apis;
  draft.organizations = rule.organizations;
  draft.metadata = rule.metadata;
  draft.denies = rule.denies();
  if (rule.denies()) draft.code = rule.denial_code;
  draft.reason = rule.denial_reason;
  for (const auto& [name, value] : rule.claims) draft.claims.emplace_back(name, shown_value(value));
  draft.removed_scopes = joined(rule.removed_scopes, ", ");
  draft.keeps_some = rule.kept_scopes.has_value();
  if (rule.kept_scopes) draft.kept_scopes = joined(*rule.kept_scopes, ", ");
  return draft;
}

base::Json body_of(const RuleDraft& draft) {
  ExchangeRule rule;
  rule.name = base::trim(draft.name);
  rule.applications = draft.applications;
  rule.apis = draft.apis;
  rule.organizations = draft.organizations;
  rule.metadata = without_names(draft.metadata);
  if (draft.denies) {
    rule.denial_code = draft.code;
    rule.denial_reason = base::trim(draft.reason);
  } else {
    for (const auto& [name, value] : without_names(draft.claims))
      rule.claims.emplace_back(name, json_value(value));
    rule.removed_scopes = scopes_in(draft.removed_scopes);
    if (draft.keeps_some) rule.kept_scopes = scopes_in(draft.kept_scopes);
  }
  base::Json body = to_json(rule);
  body["enabled"] = draft.enabled;
  return body;
}

RuleErrors errors_of(const RuleDraft& draft) {
  RuleErrors errors;
  if (base::trim(draft.name).empty()) errors.name = words::rule_name_missing;
  if (draft.denies) {
    if (base::trim(draft.reason).empty()) errors.reason = words::rule_reason_missing;
    return errors;
  }
  const Pairs claims = without_names(draft.claims);
  for (const auto& claim : claims) {
    if (domain::is_reserved_claim(claim.first))
      errors.claims = fill(words::rule_claim_reserved, claim.first);
  }
  if (claims.empty() && scopes_in(draft.removed_scopes).empty() && !draft.keeps_some)
    errors.action = words::rule_does_nothing;
  return errors;
}

}  // namespace ui
