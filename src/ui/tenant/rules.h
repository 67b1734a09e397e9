// Exchange rules: what the tenant does to matching token requests, read from
// /api/tallygate/v1/rules.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"

namespace ui {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct ExchangeRule {
  std::string id, name;
  bool enabled = true;
  long long order = 0;
  // What a request must be for; empty: anything.
  std::vector<std::string> applications, apis, organizations;
  Pairs metadata;
  // Either it denies, or it changes the token.
  std::string denial_code, denial_reason;  // empty: it does not deny
  Pairs claims;                            // each value is JSON text
  std::vector<std::string> removed_scopes;
  std::optional<std::vector<std::string>> kept_scopes;

  bool denies() const { return !denial_code.empty(); }
};
std::optional<ExchangeRule> read_rule(const base::Json& json);
// In the order in which they are applied.
std::optional<std::vector<ExchangeRule>> read_rules(const base::Json& json);
// What the API takes: name, match and action; neither order nor whether it is on.
base::Json to_json(const ExchangeRule& rule);

// What the rules would do to a token request.
struct RuleTrial {
  struct Rule {
    std::string name;
    bool enabled = true, matches = false;
  };
  bool granted = false;
  long long status = 0;                    // of a refusal
  std::string error, description, reason;  // the same
  std::vector<std::string> scopes;
  Pairs claims;
  std::vector<Rule> rules;
};
std::optional<RuleTrial> read_trial(const base::Json& json);

}  // namespace ui
