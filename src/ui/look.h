// What every widget is handed: fonts, colours, the column it may fill, and the platform's
// clipboard.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "ui/fonts.h"
#include "ui/platform.h"
#include "ui/theme.h"

namespace ui {

struct Box {
  ImVec2 min, max;
  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
  ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
};

// A way to write: font, size, height of a line box, colour.
struct TextLook {
  ImFont* font = nullptr;
  float size = size_base;
  float line = 22;
  ImU32 colour = 0;
  TextLook in(ImU32 other) const { return {font, size, line, other}; }
};

enum class Align { left, centre, right };

class Look {
 public:
  explicit Look(Platform& with) : platform(with) {}

  const Palette& colours() const { return *palette; }
  TextLook body() const { return {fonts.text, size_base, 22, palette->text}; }
  TextLook strong() const { return {fonts.semibold, size_base, 22, palette->text}; }
  TextLook muted() const { return {fonts.text, size_base, 22, palette->muted}; }
  TextLook small() const { return {fonts.text, size_small, 20, palette->text}; }
  TextLook small_muted() const { return {fonts.text, size_small, 20, palette->muted}; }
  TextLook small_strong() const { return {fonts.semibold, size_small, 20, palette->text}; }
  TextLook section() const { return {fonts.semibold, size_large, 26, palette->text}; }
  TextLook title() const { return {fonts.semibold, size_title, 32, palette->text}; }
  TextLook huge() const { return {fonts.semibold, size_huge, 36, palette->text}; }
  TextLook mono() const { return {fonts.mono, size_mono, 20, palette->text}; }

  // The width between the cursor and the right edge of the current column.
  float available() const;
  float column_left() const { return columns.back().left; }
  void animate() { animating = true; }
  // Asks for a frame after that many seconds.
  void wake_after(double seconds) {
    wake_seconds = seconds < wake_seconds ? seconds : wake_seconds;
  }

  struct Column {
    float left = 0, width = 0;
  };

  Platform& platform;
  const Palette* palette = &dark_palette();
  Fonts fonts;
  bool compact = false;  // the width of a phone
  bool reduced_motion = false;
  bool animating = false;
  double wake_seconds = std::numeric_limits<double>::infinity();
  std::vector<Column> columns;
};

// While it lives, widgets flow from `left` down, at most `width` wide.
class ColumnScope {
 public:
  ColumnScope(Look& look, float left, float width);
  ~ColumnScope();
  ColumnScope(const ColumnScope&) = delete;
  ColumnScope& operator=(const ColumnScope&) = delete;

 private:
  Look& m_look;
};

// Equal columns side by side; under one another on a phone. next() begins each.
class Columns {
 public:
  Columns(Look& look, std::vector<float> weights, float gap);
  ~Columns();
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;
  void next();

 private:
  void close();

  Look& m_look;
  std::vector<float> m_weights;
  float m_gap, m_left, m_top, m_width, m_bottom;
  size_t m_index = 0;
  bool m_open = false;
};

void gap(float height);
void same_line(float distance);
// The cursor for something `width` wide: beside what was drawn last where there is room, else
// below.
void flow(const Look& look, float width);

// The width and height of one line, or of a paragraph when `wrap_width` > 0.
ImVec2 measure(const TextLook& look, std::string_view text, float wrap_width = 0);
// `at` is the upper left of the line box; capitals stand in its vertical middle.
void draw_line(ImDrawList* list, ImVec2 at, const TextLook& look, std::string_view text);
// In the vertical middle of the box, with an ellipsis when it does not fit. True when shortened.
bool draw_in(ImDrawList* list, const Box& box, const TextLook& look, std::string_view text,
             Align align = Align::left);
void draw_icon(ImDrawList* list, ImVec2 centre, ImFont* font, float size, ImU32 colour,
               const char* icon);

}  // namespace ui
