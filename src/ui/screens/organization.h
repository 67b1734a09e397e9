// One organization: its settings, its quota, and the client grants that may be used for it.
#pragma once

#include <string>
#include <vector>

#include "ui/context.h"
#include "ui/screens/quota_draft.h"
#include "ui/tenant/fetched.h"
#include "ui/tenant/organizations.h"
#include "ui/widgets/form.h"
#include "ui/widgets/picker.h"

namespace ui {

class OrganizationScreen {
 public:
  void draw(Context& context);
  void enter() { *this = OrganizationScreen(); }

 private:
  void refresh(Context& context, const std::string& id);
  void follow();
  void draw_settings(Context& context, const Organization& organization);
  void draw_grants(Context& context, const Organization& organization);
  PickList offered(Context& context);
  void draw_adding(Context& context, const Organization& organization);
  void save(Context& context, const Organization& organization);
  void add(Context& context, const Organization& organization, const std::string& grant_id);
  void ask_remove(Context& context, const Organization& organization, const Grant& grant,
                  const std::string& label);
  void ask_delete(Context& context, const Organization& organization);
  OnAnswer finish(Context& context, const std::string& id, const char* what, const char* toast);

  Fetched<Organization> m_organization;
  Fetched<std::vector<Grant>> m_grants;
  Arrangement m_offered;
  Picker m_picker;
  uint64_t m_version = 0;
  struct Draft {
    std::string display;
    QuotaDraft quota;
    bool operator==(const Draft&) const = default;
  };
  Form<Draft> m_form;
};

}  // namespace ui
