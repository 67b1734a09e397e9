// Where the reader is, as names: "Applications / Nightly report / APIs".
#pragma once

#include <string>
#include <vector>

#include "ui/context.h"

namespace ui {

struct Crumb {
  std::string label;
  Route route;
};
std::vector<Crumb> breadcrumb_of(const Route& route, const Tenant& tenant);
std::string_view label_of(Screen screen, Tab tab);

}  // namespace ui
