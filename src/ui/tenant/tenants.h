// The tenants of the page or the server, and how each is reached.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

namespace ui {

inline constexpr const char* tenants_path = "/admin/tenants";

struct TenantEntry {
  std::string name;  // empty: the one without a name
  std::string dashboard_url;
};

struct TenantList {
  std::string here;  // the name of the one that is shown
  std::vector<TenantEntry> all;

  bool contains(const std::string& name) const;
  // That of the tenant without a name.
  std::string first_url() const { return all.empty() ? "" : all.front().dashboard_url; }
};

std::optional<TenantEntry> read_tenant_entry(const base::Json& json);
std::optional<TenantList> read_tenant_list(const base::Json& json);

}  // namespace ui
