// The table of applications.
#pragma once

#include <string>

#include "ui/arrangement.h"
#include "ui/context.h"
#include "ui/widgets/table.h"

namespace ui {

class ApplicationsScreen {
 public:
  void draw(Context& context);

 private:
  Arrangement::Rules order(const Tenant& tenant) const;
  void arrange(Context& context);
  const Application& shown(const Tenant& tenant, size_t row) const;
  void draw_progress(Context& context);
  void draw_table(Context& context);

  std::string m_search;
  Sorting m_sorting;
  Arrangement m_order;  // of all applications
  Arrangement m_found;  // among them, by their place in the order
};

// "Machine to Machine" for "non_interactive", with its icon.
const char* application_type_label(const std::string& type);
const char* application_type_icon(const std::string& type);

}  // namespace ui
