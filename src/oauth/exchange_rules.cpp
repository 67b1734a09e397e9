#include "oauth/exchange_rules.h"

#include <algorithm>

#include "base/json.h"
#include "domain/system_api.h"
#include "oauth/request_form.h"

namespace oauth {

namespace {

template <class Container, class Value>
bool includes(const Container& container, const Value& value) {
  return std::find(container.begin(), container.end(), value) != container.end();
}

ErrorCode error_code_of(domain::DenialCode code) {
  switch (code) {
    case domain::DenialCode::invalid_scope:
      return ErrorCode::denied_as_invalid_scope;
    case domain::DenialCode::invalid_request:
      return ErrorCode::denied_as_invalid_request;
    case domain::DenialCode::server_error:
      return ErrorCode::denied_as_server_error;
  }
  return ErrorCode::denied_as_invalid_request;
}

bool may_be_set(const std::string& claim, const domain::Api& api) {
  const bool has_namespace = claim.starts_with("https://") || claim.starts_with("http://");
  return !domain::is_reserved_claim(claim) && (has_namespace || !api.is_system());
}

void set_claim(Attempt& attempt, const domain::CustomClaim& claim) {
  if (!may_be_set(claim.name, *attempt.api)) return;
  std::erase_if(attempt.custom_claims, [&](const auto& one) { return one.name == claim.name; });
  attempt.custom_claims.push_back(claim);
}

size_t size_of(const std::vector<domain::CustomClaim>& claims) {
  size_t size = 0;
  for (const domain::CustomClaim& claim : claims) {
    size += base::write_json(claim.name).size() + claim.value.size() + 2;  // colon and comma
  }
  return size;
}

void take_effect(const domain::ExchangeRule& rule, Attempt& attempt) {
  for (const domain::CustomClaim& claim : rule.set_claims) set_claim(attempt, claim);
  std::erase_if(attempt.scopes, [&](const std::string& scope) {
    return includes(rule.remove_scopes, scope) ||
           (rule.keep_scopes && !includes(*rule.keep_scopes, scope));
  });
}

}  // namespace

bool fits(const domain::ExchangeRule& rule, const Attempt& attempt, const std::string& issuer) {
  const domain::Application& application = *attempt.application;
  const domain::Audience& audience = attempt.api->identifier;
  const bool fits_audience =
      rule.audiences.empty() ||
      std::any_of(rule.audiences.begin(), rule.audiences.end(), [&](const auto& one) {
        return domain::kept_audience(one.value, issuer) == audience;
      });
  const bool fits_organization =
      rule.organizations.empty() ||
      (attempt.organization && includes(rule.organizations, attempt.organization->id));
  const bool fits_metadata =
      std::all_of(rule.client_metadata.begin(), rule.client_metadata.end(), [&](const auto& pair) {
        const auto at = application.metadata.find(pair.first);
        return at != application.metadata.end() && at->second == pair.second;
      });
  return fits_audience && fits_organization && fits_metadata &&
         (rule.client_ids.empty() || includes(rule.client_ids, application.id));
}

bool apply_exchange_rules(Attempt& attempt, const Surroundings& surroundings) {
  std::string applied;
  for (const auto& rule : surroundings.tenant.ordered_rules()) {
    if (!rule->enabled || !fits(*rule, attempt, surroundings.issuer)) continue;
    if (rule->deny) {
      return attempt.refuse(
          step::rules,
          {error_code_of(rule->deny->code), rule->deny->reason,
           "The rule \"" + rule->name + "\" denies the request: " + shown(rule->deny->reason)});
    }
    take_effect(*rule, attempt);
    applied += (applied.empty() ? "\"" : ", \"") + rule->name + "\"";
  }
  if (size_of(attempt.custom_claims) > domain::custom_claims_size_max) {
    return attempt.refuse(
        step::rules, {ErrorCode::claims_too_large, "",
                      "The custom claims that rules set are larger than " +
                          std::to_string(domain::custom_claims_size_max) + " octets together."});
  }
  if (applied.empty()) return attempt.pass(step::rules, "No rule applies.");
  return attempt.pass(step::rules, "Applied: " + shown(applied) + ".");
}

}  // namespace oauth
