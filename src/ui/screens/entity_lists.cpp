#include "ui/screens/entity_lists.h"

#include "ui/text/rules.h"

namespace ui {

PickList applications_to_pick(const Tenant& tenant) {
  const auto& all = tenant.applications.value;
  return {std::to_string(tenant.applications.version),
          words::search_applications,
          all.size(),
          [&](size_t i) { return all[i].id; },
          [&](size_t i) { return all[i].name; },
          [&](size_t i) { return all[i].id; }};
}

PickList apis_to_pick(const Tenant& tenant) {
  const auto& all = tenant.apis.value;
  return {std::to_string(tenant.apis.version),
          words::search_apis,
          all.size(),
          [&](size_t i) { return all[i].identifier; },
          [&](size_t i) { return all[i].label(); },
          [&](size_t i) { return all[i].identifier; }};
}

PickList organizations_to_pick(const Tenant& tenant) {
  const auto& all = tenant.organizations.value;
  return {std::to_string(tenant.organizations.version),
          words::search_organizations,
          all.size(),
          [&](size_t i) { return all[i].id; },
          [&](size_t i) { return all[i].display_name; },
          [&](size_t i) { return all[i].id; }};
}

std::string application_name(const Tenant& tenant, const std::string& id) {
  const Application* app = tenant.find_application(id);
  return app ? app->name : id;
}

std::string api_name(const Tenant& tenant, const std::string& identifier) {
  const Api* api = tenant.find_api_by_identifier(identifier);
  return api ? api->label() : identifier;
}

std::string organization_name(const Tenant& tenant, const std::string& id) {
  const Organization* organization = tenant.organizations.value.find(id);
  return organization ? organization->display_name : id;
}

}  // namespace ui
