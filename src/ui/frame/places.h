// The places of the navigation, in its order.
#pragma once

#include <vector>

#include "ui/router.h"

namespace ui {

struct Place {
  const char* icon;
  const char* label;
  Screen screen;
  const char* also = "";  // other words by which people look for it
};
const std::vector<Place>& places();
// The place in the navigation to which a screen belongs.
Screen home_of(Screen screen);

}  // namespace ui
