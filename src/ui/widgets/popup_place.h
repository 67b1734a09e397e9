// Where a menu opens: under what opens it, and all of it on the screen.
#pragma once

#include "ui/look.h"

namespace ui {

class PopupPlace {
 public:
  // Before the popup begins; `width` is all of its own.
  void below(const Box& opener, float width) const;
  // At its end: how high it was.
  void note_size();

 private:
  float m_height = 0;
};

}  // namespace ui
