#include "ui/screens/scope_users.h"

#include <algorithm>

namespace ui {
namespace {

constexpr size_t grants_of_frame = 8'000;

}  // namespace

bool ScopeUsers::step(const Tenant& tenant, const Api& api) {
  const std::string counted_for = api.identifier + "/" + std::to_string(tenant.grants.version);
  if (counted_for != m_counted_for) {
    m_counted_for = counted_for;
    m_next = {};
    m_at = 0;
    m_whole = false;
  }
  if (m_whole) return true;
  const auto& grants = tenant.grants.value;
  const std::vector<uint32_t>& places = grants.index().by_api.of(api.identifier);
  for (const size_t end = std::min(places.size(), m_at + grants_of_frame); m_at < end; ++m_at) {
    const Grant& grant = grants[places[m_at]];
    m_next.of_all += grant.allows_all_scopes ? 1 : 0;
    if (grant.allows_all_scopes) continue;
    for (const std::string& scope : grant.scopes) ++m_next.by_scope[scope];
  }
  if (m_at < places.size()) return false;
  m_counts = std::move(m_next);
  m_whole = true;
  return true;
}

size_t ScopeUsers::of(const std::string& scope) const {
  const auto found = m_counts.by_scope.find(scope);
  return m_counts.of_all + (found == m_counts.by_scope.end() ? 0 : found->second);
}

}  // namespace ui
