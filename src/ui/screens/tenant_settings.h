// Tenant settings: what holds for the tenant as a whole.
#pragma once

#include <string>

#include "ui/context.h"
#include "ui/screens/tenant_draft.h"
#include "ui/tenant/fetched.h"
#include "ui/widgets/form.h"

namespace ui {

class TenantSettingsScreen {
 public:
  void draw(Context& context);
  void enter() { *this = TenantSettingsScreen(); }

 private:
  void refresh(Context& context);
  bool take_answers(Context& context);
  void draw_general(Context& context);
  void draw_tokens(Look& look);
  void draw_quotas(Look& look);
  void draw_limits(Look& look);
  void draw_secrets(Look& look);
  void draw_retention(Look& look);
  void save(Context& context);
  // Sends the bodies that are left, one after another.
  void send_next(Context& context, TenantAnswers bodies);

  Fetched<base::Json> m_settings, m_policies, m_plan, m_rates;
  Form<TenantDraft> m_form;
  uint64_t m_taken = 0;  // the versions that the form was made from, together
};

}  // namespace ui
