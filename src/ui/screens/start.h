// Getting started: a checklist that ticks itself from the tenant's state.
#pragma once

#include "ui/context.h"

namespace ui {

class StartScreen {
 public:
  void draw(Context& context);
};

}  // namespace ui
