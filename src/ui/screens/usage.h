// Usage: tokens of a calendar month, and of the twelve months up to now.
#pragma once

#include <string>

#include "ui/context.h"

namespace ui {

class UsageScreen {
 public:
  void draw(Context& context);
  void enter() { m_month.clear(); }

 private:
  void draw_total(Context& context, const Usage& usage);
  void draw_heat(Context& context, const Usage& usage);
  void draw_months(Context& context, const Usage& usage);

  std::string m_month;  // empty: the current one
};

}  // namespace ui
