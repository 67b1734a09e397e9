// One finger as a mouse: a tap clicks, a drag scrolls and glides on, a long press is the right
// button.
#pragma once

#include <vector>

#include "ui/input.h"

namespace ui {

class Touch {
 public:
  // What the finger did, in CSS pixels. Appends what a mouse would have done instead.
  void down(float x, float y, std::vector<InputEvent>& out);
  void move(float x, float y, std::vector<InputEvent>& out);
  void up(std::vector<InputEvent>& out);
  // The browser took the finger away.
  void cancel();
  // Time goes by: presses become long, glides slow down.
  void advance(double seconds, std::vector<InputEvent>& out);

  // Time matters at the moment: frames are due.
  bool is_moving() const { return m_state != State::idle && m_state != State::held; }

 private:
  enum class State { idle, pressed, scrolling, held, gliding };
  void click(PointerButton button, std::vector<InputEvent>& out) const;

  State m_state = State::idle;
  float m_start_x = 0, m_start_y = 0;
  float m_last_x = 0, m_last_y = 0;
  float m_moved_x = 0, m_moved_y = 0;        // since the last advance()
  float m_velocity_x = 0, m_velocity_y = 0;  // pixels per second
  double m_held_seconds = 0;
};

}  // namespace ui
