// Getting started: a checklist that ticks itself from the tenant's state.
#pragma once

#include <string>
#include <vector>

#include "ui/context.h"

namespace ui {

struct StartStep {
  const char* title;
  const char* body;
  bool done;
  Route next;
};

class StartScreen {
 public:
  void draw(Context& context);

 private:
  std::vector<StartStep> m_steps;
  std::string m_made_from;  // the versions of what the steps were made from
};

}  // namespace ui
