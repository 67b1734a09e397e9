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
  // True when the rows follow order and search.
  bool arrange(Context& context);
  const Application& shown(const Tenant& tenant, size_t row) const;
  void draw_table(Context& context);

  std::string m_search;
  Sorting m_sorting;
  SearchedList m_rows;
};

// "Machine to Machine" for "non_interactive", with its icon.
const char* application_type_label(const std::string& type);
const char* application_type_icon(const std::string& type);

}  // namespace ui
