// The surface the dashboard is drawn on: it owns the ImGui context, the fonts and the mirror, takes
// input as values and hands draw lists to a renderer. Knows neither browser nor GL.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ui/fonts.h"
#include "ui/input.h"
#include "ui/mirror.h"
#include "ui/platform.h"
#include "ui/renderer.h"
#include "ui/touch.h"

struct ImGuiContext;

namespace ui {

// CSS pixels, and device pixels for each of them.
struct View {
  float width = 1280, height = 800;
  float pixel_ratio = 1;
};

enum class Cursor {
  arrow,
  hand,
  text,
  resize_horizontal,
  resize_vertical,
  move,
  not_allowed,
  none
};
enum class KeyboardKind { apple, other };

// Where the caret of the text field being edited stands; height 0 when none is.
struct Caret {
  float x = 0, y = 0, height = 0;
};

class Canvas {
 public:
  // `renderer` may be null: nothing is painted. Both must outlive the canvas.
  Canvas(Platform& platform, Renderer* renderer, KeyboardKind keyboard = KeyboardKind::other);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  const Fonts& fonts() const { return m_fonts; }
  Mirror& mirror() { return *m_mirror; }

  // Queues input for the next frame.
  void feed(const InputEvent& event);
  // The next frames are due without input: the mirror was asked something, data has come.
  void wake();
  // One frame: `draw` submits the widgets between NewFrame and Render. `seconds` since the frame
  // before.
  void frame(const View& view, double seconds, const std::function<void()>& draw);

  // What the last frame left behind.
  Cursor cursor() const { return m_cursor; }
  Caret caret() const { return m_caret; }
  bool wants_text() const { return m_caret.height > 0; }
  // ImGui takes one press of a key or button for each frame: some are still in its queue.
  bool input_waits() const;
  // Another frame is due at once: queued input, a press being animated, a touch still gliding.
  bool wants_frame() const;
  // A blinking caret or a tooltip's delay: seconds until the next frame is due; infinity when
  // never.
  double next_frame_seconds() const;

 private:
  void apply_pending();
  void apply(const InputEvent& event);
  void press_shortcut(const char* code);
  void take_cursor_and_caret();
  bool is_touch(const InputEvent& event);

  friend Renderer* current_renderer();
  friend std::vector<TextEdit> take_text_edits();

  Platform& m_platform;
  Renderer* m_renderer;
  KeyboardKind m_keyboard;
  ImGuiContext* m_context;
  std::unique_ptr<Mirror> m_mirror;
  Fonts m_fonts;
  Touch m_touch;
  std::vector<InputEvent> m_pending;
  std::vector<TextEdit> m_edits;  // for the field being edited in this frame
  Cursor m_cursor = Cursor::arrow;
  Caret m_caret;
  std::string m_clipboard;
  int m_frames_due = 3;
  int m_frames_held = 0;          // input waits while the focus moves
  double m_settling_seconds = 0;  // hover delays and tooltips still count
};

// The renderer of the canvas whose context is current; null in tests.
Renderer* current_renderer();
// For the text field that is being edited: what was done to its text since the frame before.
std::vector<TextEdit> take_text_edits();

}  // namespace ui
