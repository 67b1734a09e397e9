#include "domain/api.h"

#include <algorithm>

namespace domain {

const Scope* Api::find_scope(std::string_view value) const {
  const auto at = std::find_if(scopes.begin(), scopes.end(),
                               [&](const Scope& scope) { return scope.value == value; });
  return at == scopes.end() ? nullptr : &*at;
}

bool is_scope_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return c >= 0x21 && c <= 0x7E && c != '"' && c != '\\';
  });
}

}  // namespace domain
