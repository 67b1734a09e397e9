// The steps an endpoint took, in order, with the one that refused marked.
#pragma once

#include <vector>

#include "ui/look.h"
#include "ui/tenant/values.h"

namespace ui {

void checks_list(Look& look, const std::vector<LogCheck>& checks);

}  // namespace ui
