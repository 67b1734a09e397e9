// The organizations, and the form that makes one.
#pragma once

#include <string>
#include <vector>

#include "ui/context.h"
#include "ui/tenant/fetched.h"
#include "ui/tenant/organizations.h"
#include "ui/widgets/table.h"

namespace ui {

class OrganizationsScreen {
 public:
  void draw(Context& context);
  void enter() { *this = OrganizationsScreen(); }

 private:
  void refresh(Context& context);
  void draw_form(Context& context);
  void draw_table(Context& context);
  void create(Context& context);

  Fetched<std::vector<Organization>> m_all;
  std::string m_search, m_name, m_display, m_name_error;
  Sorting m_sorting;
  bool m_making = false, m_busy = false, m_failed = false;
  Failure m_failure;
};

}  // namespace ui
