// An exchange rule while it is being edited.
#pragma once

#include <string>
#include <vector>

#include "ui/tenant/rules.h"

namespace ui {

struct RuleDraft {
  std::string name;
  bool enabled = true;
  std::vector<std::string> applications, apis, organizations;
  Pairs metadata;
  bool denies = false;
  std::string code = "invalid_request", reason;
  Pairs claims;  // values as they were typed: JSON, or plain text
  std::string removed_scopes, kept_scopes;
  bool keeps_some = false;
  bool operator==(const RuleDraft&) const = default;
};

// Parts that spaces or commas separate.
std::vector<std::string> scopes_in(const std::string& text);

RuleDraft draft_of(const ExchangeRule& rule);
// What is sent of it.
base::Json body_of(const RuleDraft& draft);

struct RuleErrors {
  std::string name, action, claims, reason;
  bool any() const {
    return !name.empty() || !action.empty() || !claims.empty() || !reason.empty();
  }
};
RuleErrors errors_of(const RuleDraft& draft);

}  // namespace ui
