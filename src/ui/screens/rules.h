// The exchange rules in the order in which they are applied.
#pragma once

#include <string>
#include <vector>

#include "ui/context.h"
#include "ui/screens/rule_trial.h"
#include "ui/tenant/fetched.h"
#include "ui/tenant/rules.h"

namespace ui {

class RulesScreen {
 public:
  void draw(Context& context);
  void enter() { *this = RulesScreen(); }

 private:
  void refresh(Context& context);
  void draw_list(Context& context, const std::vector<ExchangeRule>& rules);
  void draw_rule(Context& context, const std::vector<ExchangeRule>& rules, size_t place);
  void draw_order(Context& context, const std::vector<ExchangeRule>& rules, size_t place);
  void move(Context& context, std::vector<ExchangeRule> rules, size_t from, size_t to);
  // Gives each rule its place in the list as its order, one after another.
  void send_orders(Context& context, std::vector<ExchangeRule> rules, size_t place);
  void switch_rule(Context& context, const ExchangeRule& rule);
  void take(Context& context, const Answer& answer);

  Fetched<std::vector<ExchangeRule>> m_rules;
  RuleTrialCard m_trial;
  bool m_busy = false, m_failed = false;
  Failure m_failure;
};

}  // namespace ui
