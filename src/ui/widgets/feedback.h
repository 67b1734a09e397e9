// What came of it: toasts, questions before something breaks, errors with a way out.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/look.h"
#include "ui/tenant/failure.h"
#include "ui/widgets/card.h"

namespace ui {

// Short messages that leave by themselves: at the lower right, the newest lowest; at the top of a
// phone.
class Toasts {
 public:
  void show(Tone tone, std::string message);
  // With a button that takes it back.
  void show_undo(std::string message, std::function<void()> undo);
  void draw(Look& look);

 private:
  struct Toast {
    Tone tone;
    std::string message;
    std::function<void()> undo;
    double shown_at = -1;
    int id = 0;
  };
  bool draw_one(Look& look, Toast& toast, float& edge);

  std::vector<Toast> m_toasts;
  int m_next_id = 0;
};

// A question before something is destroyed: names what will break.
struct Question {
  std::string title, body;
  std::vector<std::string> consequences;
  std::string confirm;  // the button's words: "Delete application"
  std::function<void()> on_confirm;
};

class Questions {
 public:
  void ask(Question question);
  void draw(Look& look);

 private:
  Question m_question;
  bool m_opening = false;
};

// What happened, why, and what to do. True when "Try again" was pressed.
bool error_panel(Look& look, std::string_view what, const Failure& failure);
// The same without the button, where the form itself is the way to try again.
void error_note(Look& look, std::string_view what, const Failure& failure);
// What a person can do about it.
const char* advice(const Failure& failure);

}  // namespace ui
