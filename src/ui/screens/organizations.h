// The organizations, and the form that makes one.
#pragma once

#include <string>

#include "ui/arrangement.h"
#include "ui/context.h"
#include "ui/widgets/table.h"

namespace ui {

class OrganizationsScreen {
 public:
  void draw(Context& context);
  void enter() { *this = OrganizationsScreen(); }

 private:
  void draw_form(Context& context);
  Arrangement::Rules order(const Tenant& tenant) const;
  void draw_table(Context& context);
  void create(Context& context);

  SearchedList m_rows;
  std::string m_search, m_name, m_display, m_name_error;
  Sorting m_sorting;
  bool m_making = false, m_busy = false, m_failed = false;
  Failure m_failure;
};

}  // namespace ui
