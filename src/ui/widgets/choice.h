// Things to choose with: select, switch, checkbox, cards of which one is chosen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/look.h"
#include "ui/widgets/hit.h"

namespace ui {

struct Option {
  std::string value, label;
  std::string note;  // a second line, muted
};

struct Select {
  std::string_view label = {};
  std::string_view help = {};
  float width = 0;  // 0: the column
  Enabled enabled = Enabled::yes;
};
// True when another value was chosen.
bool select(Look& look, std::string_view id, std::string& value, const std::vector<Option>& options,
            const Select& how);

// One line of such a list; true when chosen.
bool option_row(Look& look, const Option& option, bool chosen, float width);

// A field as wide as the column that shows what is chosen; the caller opens `popup` when it is
// pressed. `name` is what a screen reader says before `shown`.
Hit opening_field(Look& look, std::string_view id, const std::string& popup, std::string_view name,
                  std::string_view shown, const Select& how);

// The switch alone, 44 × 32: true when pressed. The caller changes `on`.
bool toggle(Look& look, std::string_view id, bool on, std::string_view name,
            Enabled enabled = Enabled::yes);

// A box with its label, 32 high; true when pressed.
bool checkbox(Look& look, std::string_view id, bool checked, std::string_view label,
              float width = 0, Enabled enabled = Enabled::yes);

// The box alone, drawn into the current window.
void draw_check_box(Look& look, ImVec2 at, bool checked, bool hovered, Enabled enabled);

// Several stand in a MirrorScope of Role::radiogroup.
struct ChoiceCard {
  const char* icon = nullptr;
  std::string_view title = {}, body = {};
  bool chosen = false;
  float width = 0, height = 0;  // no height: that of its words
};
bool choice_card(Look& look, std::string_view id, const ChoiceCard& card);

// Short words side by side, one of them chosen. `name` says what is chosen: "Language".
bool segments(Look& look, std::string_view name, size_t& chosen,
              const std::vector<std::string>& labels);
// The same; on a phone a select, as the words have no room side by side.
bool segments_or_select(Look& look, std::string_view name, size_t& chosen,
                        const std::vector<std::string>& labels);

}  // namespace ui
