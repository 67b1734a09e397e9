// The table of APIs, and the page that makes one.
#pragma once

#include <string>
#include <vector>

#include "ui/context.h"
#include "ui/screens/api_form.h"
#include "ui/widgets/table.h"

namespace ui {

class ApisScreen {
 public:
  void draw(Context& context);

 private:
  void draw_table(Context& context, const std::vector<const Api*>& rows);

  std::string m_search;
  Sorting m_sorting;
};

class CreateApiScreen {
 public:
  void draw(Context& context);
  void enter() { m_form.clear(); }

 private:
  ApiForm m_form;
};

}  // namespace ui
