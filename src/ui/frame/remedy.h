// Where in the dashboard a refused token request is mended.
#pragma once

#include <optional>
#include <string>

#include "ui/router.h"
#include "ui/tenant/tenant.h"

namespace ui {

struct Remedy {
  std::string place;  // "APIs of Nightly report"
  Route route;
};
// By the check that refused. Nothing when nothing in the dashboard would help.
std::optional<Remedy> remedy_of(const LogEvent& event, const Tenant& tenant);

}  // namespace ui
