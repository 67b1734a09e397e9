// Fields to type into: label above, hint inside, help or error below.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/look.h"
#include "ui/widgets/hit.h"

namespace ui {

enum class Typeface { text, mono };
enum class Focus { keep, take };

struct TextField {
  std::string_view label = {};
  std::string_view hint = {};   // inside, while empty
  std::string_view help = {};   // below
  std::string_view error = {};  // below, instead of help
  Typeface typeface = Typeface::text;
  Enabled enabled = Enabled::yes;
  Focus focus = Focus::keep;  // `take` moves the keyboard here
  int lines = 1;
  float width = 0;  // 0: the column
};

struct Typed {
  bool changed = false;
  bool entered = false;  // Enter was pressed
  bool editing = false;  // the caret stands in it
};
Typed text_field(Look& look, std::string_view id, std::string& value, const TextField& how);

// One line with a magnifier and a button that clears it.
bool search_field(Look& look, std::string_view id, std::string& value, std::string_view hint,
                  float width, Focus focus = Focus::keep);

// One line without a frame, over a listbox of which the option `active` (its ImGuiID) is the one
// that Enter takes. Up and down are left to whoever draws the list.
struct ComboField {
  std::string_view name = {};
  std::string_view hint = {};  // inside, while empty
  float width = 0, height = 0;
  uint32_t active = 0;
  Focus focus = Focus::keep;
};
Typed combo_field(Look& look, std::string_view id, std::string& value, const ComboField& how);

// A label above anything else that is set.
void field_label(Look& look, std::string_view label);
void field_help(Look& look, std::string_view help, std::string_view error = {});

}  // namespace ui
