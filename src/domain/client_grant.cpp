#include "domain/client_grant.h"

#include <algorithm>
#include <unordered_set>

namespace domain {

std::vector<std::string> effective_scopes(const ClientGrant& grant, const Api& api) {
  const std::unordered_set<std::string_view> granted(grant.scopes.begin(), grant.scopes.end());
  std::vector<std::string> scopes;
  for (const Scope& scope : api.scopes) {
    if (grant.allow_all_scopes.value_or(false) || granted.contains(scope.value)) {
      scopes.push_back(scope.value);
    }
  }
  return scopes;
}

std::vector<std::string> stale_scopes(const ClientGrant& grant, const Api& api) {
  std::vector<std::string> stale;
  std::copy_if(grant.scopes.begin(), grant.scopes.end(), std::back_inserter(stale),
               [&](const std::string& scope) { return !api.find_scope(scope); });
  return stale;
}

}  // namespace domain
