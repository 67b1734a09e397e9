// Try it: what the rules would do to a token request, without a token.
#pragma once

#include <optional>
#include <string>

#include "ui/context.h"
#include "ui/tenant/rules.h"
#include "ui/widgets/picker.h"

namespace ui {

class RuleTrialCard {
 public:
  void draw(Context& context);

 private:
  void draw_request(Context& context);
  void draw_result(Look& look, const RuleTrial& trial);
  void send(Context& context);

  std::string m_application, m_api, m_organization, m_scope;
  Picker m_applications, m_apis, m_organizations;
  bool m_busy = false, m_failed = false;
  Failure m_failure;
  std::optional<RuleTrial> m_result;
};

}  // namespace ui
