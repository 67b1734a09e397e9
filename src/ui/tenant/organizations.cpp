#include "ui/tenant/organizations.h"

namespace ui {
namespace {

template <class T>
std::optional<std::vector<T>> read_all(const base::Json& json, const char* key,
                                       std::optional<T> (*read)(const base::Json&)) {
  const base::Json* list = json.is_array() ? &json : base::find_member(json, key);
  if (!list || !list->is_array()) return std::nullopt;
  std::vector<T> all;
  for (const base::Json& item : *list) {
    if (auto one = read(item)) all.push_back(std::move(*one));
  }
  return all;
}

}  // namespace

std::optional<Organization> read_organization(const base::Json& json) {
  const auto id = base::string_member(json, "id");
  if (!id) return std::nullopt;
  return Organization{*id, base::string_member(json, "name").value_or(""),
                      base::string_member(json, "display_name").value_or(""),
                      read_token_quota(base::find_member(json, "token_quota"))};
}

std::optional<std::vector<Organization>> read_organizations(const base::Json& json) {
  return read_all(json, "organizations", read_organization);
}

std::optional<std::vector<Grant>> read_grants(const base::Json& json) {
  return read_all(json, "client_grants", read_grant);
}

}  // namespace ui
