// KeyboardEvent.code as ImGui's keys.
#pragma once

#include <string_view>

#include "imgui.h"

namespace ui {

// ImGuiKey_None for a code the dashboard has no use for.
ImGuiKey key_of_code(std::string_view code);

}  // namespace ui
