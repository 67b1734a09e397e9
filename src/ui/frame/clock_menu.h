// The tenant's clock in the top bar: live, or moved, or standing still.
#pragma once

#include <string>

#include "ui/context.h"
#include "ui/tenant/tenant_clock.h"
#include "ui/widgets/popup_place.h"

namespace ui {

class ClockMenu {
 public:
  // The clock must outlive it.
  explicit ClockMenu(TenantClock& clock) : m_clock(clock) {}

  // Of the button, which says the time when it is not the world's.
  float width(const Look& look) const;
  // The button at the cursor, and its menu.
  void draw(Context& context);

 private:
  void ask(Context& context);
  void take(Context& context, const Answer& answer);
  void draw_menu(Context& context, const Box& button);
  void draw_moves(Context& context);
  void draw_time_field(Context& context);
  void move(Context& context, const base::Json& body);
  std::string label() const;

  TenantClock& m_clock;
  bool m_asked = false, m_moves = false;  // whether it can be moved
  bool m_live = true, m_frozen = false, m_can_be_live = true;
  bool m_busy = false;
  std::string m_typed, m_refused;
  PopupPlace m_place;
};

}  // namespace ui
