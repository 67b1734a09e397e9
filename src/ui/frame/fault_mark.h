// The mark in the top bar while something goes wrong on purpose, so that nobody forgets it.
#pragma once

#include "ui/context.h"

namespace ui {

class FaultMark {
 public:
  // 0 while nothing goes wrong.
  float width(const Context& context) const;
  // At the cursor; leads to Faults. Asks for the faults, again and again while one is at work.
  void draw(Context& context);
  // The reader came to a place: others may have begun one.
  void visit() { m_due = true; }

 private:
  void ask_when_due(Context& context);

  bool m_due = true;
  double m_asked_at = 0;
};

}  // namespace ui
