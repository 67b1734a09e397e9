// The ground of every interactive widget: an area that takes mouse, touch and keyboard, and tells
// the mirror.
#pragma once

#include <string_view>

#include "ui/look.h"
#include "ui/mirror.h"

namespace ui {

enum class Enabled { yes, no };

struct Hit {
  Box box;
  bool pressed = false, hovered = false, held = false;
};

// Takes `size` at the cursor. `id` is unique in its window or id scope; `name` is what a screen
// reader says.
Hit hit_area(Look& look, std::string_view id, ImVec2 size, Role role, std::string_view name,
             Enabled enabled = Enabled::yes, const MirrorState& state = {});
// Shows a tooltip for the last item after a moment's rest.
void tooltip(Look& look, std::string_view text);

// 0..1, moving towards `on` within about an eighth of a second; jumps when motion is unwanted.
float animate_towards(Look& look, ImGuiID id, bool on);

}  // namespace ui
