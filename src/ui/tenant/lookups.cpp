// What of the tenant belongs together.
#include "ui/tenant/tenant.h"

namespace ui {
namespace {

std::vector<const Grant*> picked(const Indexed<Grant>& grants,
                                 const std::vector<uint32_t>& places) {
  std::vector<const Grant*> found;
  found.reserve(places.size());
  for (const uint32_t place : places) found.push_back(&grants[place]);
  return found;
}

}  // namespace

const Application* Tenant::find_application(const std::string& id) const {
  return applications.value.find(id);
}

const Api* Tenant::find_api(const std::string& id) const {
  return apis.value.find(id);
}

const Api* Tenant::find_api_by_identifier(const std::string& identifier) const {
  return apis.value.first(apis.value.index().by_identifier.of(identifier));
}

const Grant* Tenant::find_grant(const std::string& client_id, const std::string& audience) const {
  for (const uint32_t place : grants.value.index().by_application.of(client_id)) {
    if (grants.value[place].audience == audience) return &grants.value[place];
  }
  return nullptr;
}

std::vector<const Grant*> Tenant::grants_of_application(const std::string& client_id) const {
  return picked(grants.value, grants.value.index().by_application.of(client_id));
}

std::vector<const Grant*> Tenant::grants_of_api(const std::string& audience) const {
  return picked(grants.value, grants.value.index().by_api.of(audience));
}

size_t Tenant::grant_count_of_application(const std::string& client_id) const {
  return grants.value.index().by_application.of(client_id).size();
}

size_t Tenant::grant_count_of_api(const std::string& audience) const {
  return grants.value.index().by_api.of(audience).size();
}

const Activity* Tenant::activity_of(const std::string& client_id) const {
  return activity.value.find(client_id);
}

}  // namespace ui
