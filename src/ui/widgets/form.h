// A form over something of the tenant: what is being edited, what the tenant has, and how saving
// goes.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "ui/tenant/calls.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/page.h"

namespace ui {

template <class Draft>
class Form {
 public:
  Draft draft{}, original{};

  bool changed() const { return !(draft == original); }
  bool busy() const { return m_busy; }

  // Another thing is shown in it from now on.
  void begin_with(Draft now) {
    *this = Form();
    draft = original = std::move(now);
  }
  // What the tenant has now. What was edited stays.
  void follow(Draft now) {
    const bool edited = changed();
    original = std::move(now);
    if (!edited) draft = original;
  }

  // A request is on its way.
  void send() {
    m_busy = true;
    m_failed = false;
  }
  // Its answer came. `what` was to be done: "Saving the settings".
  void take(const Answer& answer, std::string_view what) {
    m_busy = false;
    m_failed = !answer;
    if (answer) return;
    m_what = what;
    m_failure = answer.error();
  }

  void draw_failure(Look& look) const {
    if (!m_failed) return;
    gap(16);
    error_note(look, m_what, m_failure);
  }
  // What failed, "Save changes" and "Discard". True when it is to be saved.
  bool draw_bar(Look& look, bool valid) {
    draw_failure(look);
    const FormAction action = save_bar(look, valid && changed(), m_busy);
    if (action == FormAction::discard) {
      draft = original;
      m_failed = false;
    }
    return action == FormAction::save;
  }

 private:
  bool m_busy = false, m_failed = false;
  std::string m_what;
  Failure m_failure;
};

}  // namespace ui
