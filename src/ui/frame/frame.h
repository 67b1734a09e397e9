// What stands around every screen: the rail at the left, the bar at the top.
#pragma once

#include "ui/context.h"
#include "ui/frame/theme_menu.h"

namespace ui {

class Frame {
 public:
  explicit Frame(Platform& platform);

  ThemeChoice theme() const { return m_theme_menu.choice(); }
  // Draws rail and bar; gives the box that is left for the screen.
  Box draw(Context& context);

 private:
  void draw_rail(Context& context, float width);
  void draw_rail_items(Context& context, float width);
  void draw_top_bar(Context& context, const Box& box);
  void draw_breadcrumb(Context& context, float width);
  void draw_menu(Context& context);
  void ask_reset(Context& context);
  float draw_storage_notice(Context& context, const Box& box);

  ThemeMenu m_theme_menu;
  bool m_collapsed;
  bool m_storage_troubled = false;
};

}  // namespace ui
