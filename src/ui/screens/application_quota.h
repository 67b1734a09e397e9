// Application · Quota: how many tokens it may take, and how far that is used.
#pragma once

#include <string>

#include "ui/context.h"
#include "ui/screens/quota_draft.h"
#include "ui/tenant/fetched.h"
#include "ui/tenant/quotas.h"
#include "ui/widgets/form.h"

namespace ui {

class ApplicationQuotaTab {
 public:
  void draw(Context& context, const Application& app);

 private:
  void follow(Context& context, const Application& app);
  void refresh(Context& context, const std::string& client_id);
  void draw_form(Context& context, const Application& app);
  void draw_windows(Context& context, const Application& app);
  void save(Context& context, const Application& app);

  Fetched<QuotaReport> m_report;
  Form<QuotaDraft> m_form;
  std::string m_id;
  double m_asked_at = 0;
};

}  // namespace ui
