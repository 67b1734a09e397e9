#include "ui/tenant/tenants.h"

#include <algorithm>

#include "ui/tenant/members.h"

namespace ui {

bool TenantList::contains(const std::string& name) const {
  return std::any_of(all.begin(), all.end(),
                     [&](const TenantEntry& entry) { return entry.name == name; });
}

std::optional<TenantEntry> read_tenant_entry(const base::Json& json) {
  auto url = base::string_member(json, "dashboard_url");
  if (!url) return std::nullopt;
  return TenantEntry{text_of(json, "name"), std::move(*url)};
}

std::optional<TenantList> read_tenant_list(const base::Json& json) {
  TenantList list;
  list.here = text_of(json, "here");
  if (!json.is_object() || !json.contains("default") || !json.contains("tenants")) {
    return std::nullopt;
  }
  auto first = read_tenant_entry(json["default"]);
  if (!first || !json["tenants"].is_array()) return std::nullopt;
  list.all.push_back(std::move(*first));
  for (const base::Json& one : json["tenants"]) {
    auto entry = read_tenant_entry(one);
    if (!entry) return std::nullopt;
    list.all.push_back(std::move(*entry));
  }
  return list;
}

}  // namespace ui
