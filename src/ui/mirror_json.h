// The mirror as the page reads it.
#pragma once

#include <string>
#include <vector>

#include "ui/mirror.h"

namespace ui {

// An array of objects with MirrorNode's members; false and empty ones are left out.
std::string to_json(const std::vector<MirrorNode>& nodes);

}  // namespace ui
