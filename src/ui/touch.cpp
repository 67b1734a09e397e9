#include "ui/touch.h"

#include <cmath>

namespace ui {

namespace {

constexpr float slop_pixels = 8;
constexpr double long_press_seconds = 0.5;
constexpr double glide_time_constant_seconds = 0.325;
constexpr float glide_speed_min = 30;  // pixels per second

}  // namespace

void Touch::down(float x, float y, std::vector<InputEvent>& out) {
  // A finger on a gliding list stops it and presses nothing.
  m_state = m_state == State::gliding ? State::held : State::pressed;
  m_start_x = m_last_x = x;
  m_start_y = m_last_y = y;
  m_moved_x = m_moved_y = m_velocity_x = m_velocity_y = 0;
  m_held_seconds = 0;
  out.push_back(PointerMove{x, y, PointerKind::touch});
}

void Touch::move(float x, float y, std::vector<InputEvent>& out) {
  if (m_state == State::idle || m_state == State::gliding) return;
  const bool far = std::hypot(x - m_start_x, y - m_start_y) > slop_pixels;
  if (m_state != State::scrolling && !far) return;
  m_state = State::scrolling;
  const Wheel wheel{m_last_x - x, m_last_y - y};
  m_last_x = x, m_last_y = y;
  m_moved_x += wheel.x, m_moved_y += wheel.y;
  out.push_back(wheel);
}

void Touch::up(std::vector<InputEvent>& out) {
  if (m_state == State::pressed) click(PointerButton::left, out);
  const bool fast = std::hypot(m_velocity_x, m_velocity_y) > glide_speed_min;
  m_state = m_state == State::scrolling && fast ? State::gliding : State::idle;
}

void Touch::cancel() {
  m_state = State::idle;
}

void Touch::advance(double seconds, std::vector<InputEvent>& out) {
  if (seconds <= 0) return;
  const auto elapsed = static_cast<float>(seconds);
  if (m_state == State::pressed) {
    m_held_seconds += seconds;
    if (m_held_seconds < long_press_seconds) return;
    click(PointerButton::right, out);
    m_state = State::held;
  } else if (m_state == State::scrolling) {
    m_velocity_x += 0.4f * (m_moved_x / elapsed - m_velocity_x);
    m_velocity_y += 0.4f * (m_moved_y / elapsed - m_velocity_y);
    m_moved_x = m_moved_y = 0;
  } else if (m_state == State::gliding) {
    out.push_back(Wheel{m_velocity_x * elapsed, m_velocity_y * elapsed});
    const auto slower = static_cast<float>(std::exp(-seconds / glide_time_constant_seconds));
    m_velocity_x *= slower, m_velocity_y *= slower;
    if (std::hypot(m_velocity_x, m_velocity_y) < glide_speed_min) m_state = State::idle;
  }
}

void Touch::click(PointerButton button, std::vector<InputEvent>& out) const {
  out.push_back(PointerMove{m_start_x, m_start_y, PointerKind::touch});
  for (Press press : {Press::down, Press::up})
    out.push_back(PointerPress{m_start_x, m_start_y, button, press, PointerKind::touch});
  // No finger hovers.
  out.push_back(PointerLeave{});
}

}  // namespace ui
