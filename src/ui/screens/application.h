// One application: its head and its tabs.
#pragma once

#include <string>

#include "ui/context.h"
#include "ui/screens/application_apis.h"
#include "ui/screens/application_credentials.h"
#include "ui/screens/application_quota.h"
#include "ui/screens/application_settings.h"
#include "ui/screens/quickstart.h"

namespace ui {

class ApplicationScreen {
 public:
  void draw(Context& context);
  void enter();

 private:
  void draw_head(Context& context, const Application& app);

  QuickStartTab m_quickstart;
  ApplicationSettingsTab m_settings;
  ApplicationCredentialsTab m_credentials;
  ApplicationApisTab m_apis;
  ApplicationQuotaTab m_quota;
};

// Says that the thing at this address is gone, with the way back to its list.
void missing_entity(Context& context, const char* action, Route list);

}  // namespace ui
