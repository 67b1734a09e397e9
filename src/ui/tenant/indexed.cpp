#include "ui/tenant/indexed.h"

namespace ui {

const std::vector<uint32_t>& Places::of(const std::string& by) const {
  static const std::vector<uint32_t> nowhere;
  const auto at = m_places.find(by);
  return at == m_places.end() ? nowhere : at->second;
}

void Index<Api>::add(const Api& api, size_t place) {
  by_id.add(api.id, place);
  by_identifier.add(api.identifier, place);
}

void Index<Grant>::add(const Grant& grant, size_t place) {
  by_id.add(grant.id, place);
  if (grant.for_users) return;
  by_application.add(grant.client_id, place);
  by_api.add(grant.audience, place);
}

}  // namespace ui
