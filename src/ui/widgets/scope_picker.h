// Choosing among an API's scopes: search, all, none, counts. Smooth with thousands.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "ui/look.h"
#include "ui/tenant/values.h"

namespace ui {

struct ScopeChoice {
  std::set<std::string> chosen;
  std::string search;
};

// True when the choice changed. `height` is the most that the list may take before it scrolls.
bool scope_picker(Look& look, std::string_view id, const std::vector<Scope>& scopes,
                  ScopeChoice& choice, float height);

// The height that lets the buttons under a page's picker stay in view.
float scope_picker_height();

// In the API's order, without what the API does not have.
std::vector<std::string> chosen_scopes(const std::vector<Scope>& scopes, const ScopeChoice& choice);

}  // namespace ui
