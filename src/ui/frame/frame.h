// What stands around every screen: the rail at the left, the bar at the top.
#pragma once

#include "ui/context.h"
#include "ui/frame/clock_menu.h"
#include "ui/frame/fault_mark.h"
#include "ui/frame/inspector.h"
#include "ui/frame/palette.h"
#include "ui/frame/tenant_menu.h"
#include "ui/frame/theme_menu.h"

namespace ui {

class Frame {
 public:
  Frame(Platform& platform, RecordingBackend& recorder, TenantClock& clock);

  ThemeChoice theme() const { return m_theme_menu.choice(); }
  // Draws rail and bar; gives the box that is left for the screen.
  Box draw(Context& context);
  // What lies over the screen when it is open.
  void draw_over(Context& context);
  // Whether the screen is out of sight.
  bool covers(const Look& look) const { return m_inspector.covers(look); }
  // The reader came to a place.
  void visit(const Route& route) {
    m_palette.visit(route);
    m_fault_mark.visit();
  }

 private:
  void draw_rail(Context& context, float width);
  void draw_rail_items(Context& context, float width);
  void draw_top_bar(Context& context, const Box& box);
  void draw_breadcrumb(Context& context, float width);
  void draw_menu(Context& context);
  void draw_search_button(Look& look);
  void collapse(Look& look);
  void ask_reset(Context& context);
  std::vector<Command> commands(const Context& context);
  float draw_storage_notice(Context& context, const Box& box);

  ThemeMenu m_theme_menu;
  CommandPalette m_palette;
  Inspector m_inspector;
  TenantMenu m_tenant_menu;
  ClockMenu m_clock_menu;
  FaultMark m_fault_mark;
  Box m_room{};  // of screen and inspector
  bool m_collapsed;
  bool m_storage_troubled = false;
};

}  // namespace ui
