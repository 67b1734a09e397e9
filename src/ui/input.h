// What a person does to the canvas, as plain values. Positions and distances are CSS pixels from
// the canvas' upper left.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

namespace ui {

enum class PointerKind { mouse, touch, pen };
enum class PointerButton { left, right, middle };
enum class Press { down, up };

struct PointerMove {
  float x = 0, y = 0;
  PointerKind kind = PointerKind::mouse;
};

struct PointerPress {
  float x = 0, y = 0;
  PointerButton button = PointerButton::left;
  Press press = Press::down;
  PointerKind kind = PointerKind::mouse;
};

// The pointer left the canvas, or the browser took the touch away.
struct PointerLeave {};

// Positive y scrolls towards the end of the page, as WheelEvent.deltaY does; positive x to the
// right.
struct Wheel {
  float x = 0, y = 0;
};

struct KeyPress {
  // KeyboardEvent.code: "KeyA", "Enter", "ArrowLeft". For letters, "Key" and what the layout gives.
  std::string code;
  Press press = Press::down;
  bool control = false, shift = false, alt = false, meta = false;
};

struct TextTyped {
  std::string utf8;
};

// What an input method, a phone's keyboard or its autocorrection did to the text of the focused
// field: `from` to `to`, in UTF-16 units, became `utf8`. The caret stands behind it then.
struct TextEdit {
  size_t from = 0, to = 0;
  std::string utf8;
};

// Ctrl+V, or the browser's own paste: the text goes to the focused field.
struct Paste {
  std::string utf8;
};

// The page got or lost the keyboard.
struct FocusChange {
  bool focused = true;
};

// Through the mirror: the keyboard focus goes to an item, or an item is pressed.
struct ItemFocus {
  uint32_t id = 0;
};
struct ItemPress {
  uint32_t id = 0;
};

using InputEvent = std::variant<PointerMove, PointerPress, PointerLeave, Wheel, KeyPress, TextTyped,
                                TextEdit, Paste, FocusChange, ItemFocus, ItemPress>;

}  // namespace ui
