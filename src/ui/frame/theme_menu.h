// The theme, chosen from a menu in the top bar and kept by the browser.
#pragma once

#include "ui/context.h"

namespace ui {

class ThemeMenu {
 public:
  explicit ThemeMenu(Platform& platform);

  ThemeChoice choice() const { return m_choice; }
  void choose(Look& look, ThemeChoice choice);
  // The button at the cursor, and its menu below when it is open.
  void draw(Look& look);

 private:
  void draw_menu(Look& look, const Box& button);

  ThemeChoice m_choice;
};

}  // namespace ui
