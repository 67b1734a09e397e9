// Names with values, as many as there may be: metadata, claims.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/look.h"

namespace ui {

struct PairsEditor {
  std::string_view name, value;   // hints inside the fields
  std::string_view pair, remove;  // "Pair {0}", "Remove pair {0}"
  std::string_view add;
  size_t most = 10;
};
void pairs_editor(Look& look, std::vector<std::pair<std::string, std::string>>& pairs,
                  const PairsEditor& how);

}  // namespace ui
