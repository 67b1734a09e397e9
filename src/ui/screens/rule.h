// One exchange rule: for which requests it is, and what it does to them. Also the page that makes
// one.
#pragma once

#include <string>

#include "ui/context.h"
#include "ui/screens/rule_draft.h"
#include "ui/tenant/fetched.h"
#include "ui/widgets/form.h"
#include "ui/widgets/picker.h"

namespace ui {

class RuleScreen {
 public:
  void draw(Context& context);
  void draw_new(Context& context);
  void enter() { *this = RuleScreen(); }

 private:
  void draw_name(Look& look, const RuleErrors& errors, bool with_switch);
  void draw_match(Context& context);
  void draw_action(Look& look, const RuleErrors& errors);
  void draw_changes(Look& look, const RuleErrors& errors);
  void draw_denial(Look& look, const RuleErrors& errors);
  void create(Context& context);
  void save(Context& context, const std::string& id);
  void ask_delete(Context& context, const ExchangeRule& rule);

  Fetched<ExchangeRule> m_rule;
  uint64_t m_version = 0;
  Form<RuleDraft> m_form;
  bool m_tried = false;  // to create it: what is missing is told from then on
  PickedList m_applications, m_apis, m_organizations;
};

}  // namespace ui
