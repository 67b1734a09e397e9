// What goes wrong on purpose: the faults with their counters, ready ones, and a form for others.
#pragma once

#include <string>

#include "ui/context.h"
#include "ui/screens/fault_form.h"
#include "ui/tenant/faults.h"
#include "ui/widgets/picker.h"

namespace ui {

class FaultsScreen {
 public:
  void draw(Context& context);
  void enter() { *this = FaultsScreen(); }

 private:
  void draw_list(Context& context);
  void draw_fault(Context& context, const Fault& fault);
  void draw_presets(Context& context);
  void provoke(Context& context, const base::Json& body, std::string title);
  void end(Context& context, const std::string& path, std::string said);

  FaultForm m_form;
  Picker m_applications;
  std::string m_application;  // of the presets; empty: any
  bool m_busy = false, m_failed = false;
  Failure m_failure;
};

}  // namespace ui
