#include "ui/tenant/organizations.h"

#include "ui/tenant/members.h"

namespace ui {

std::optional<Organization> read_organization(const base::Json& json) {
  const auto id = base::string_member(json, "id");
  if (!id) return std::nullopt;
  return Organization{*id, text_of(json, "name"), text_of(json, "display_name"),
                      read_token_quota(base::find_member(json, "token_quota"))};
}

std::optional<std::vector<Grant>> read_grants(const base::Json& json) {
  const base::Json* list = json.is_array() ? &json : base::find_member(json, "client_grants");
  if (!list || !list->is_array()) return std::nullopt;
  std::vector<Grant> all;
  for (const base::Json& item : *list) {
    if (auto one = read_grant(item)) all.push_back(std::move(*one));
  }
  return all;
}

}  // namespace ui
