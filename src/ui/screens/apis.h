// The table of APIs, and the page that makes one.
#pragma once

#include <string>

#include "ui/arrangement.h"
#include "ui/context.h"
#include "ui/screens/api_form.h"
#include "ui/widgets/table.h"

namespace ui {

class ApisScreen {
 public:
  void draw(Context& context);

 private:
  Arrangement::Rules order(const Tenant& tenant) const;
  void draw_table(Context& context);

  std::string m_search;
  Sorting m_sorting;
  Arrangement m_rows;
};

class CreateApiScreen {
 public:
  void draw(Context& context);
  void enter() { m_form.clear(); }

 private:
  ApiForm m_form;
};

}  // namespace ui
