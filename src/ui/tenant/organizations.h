// Organizations: whom an application acts for, where a client grant allows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/tenant/quotas.h"
#include "ui/tenant/values.h"

namespace ui {

struct Organization {
  std::string id, name, display_name;
  TokenQuota quota;
};
std::optional<Organization> read_organization(const base::Json& json);
// Of a list's answer.
std::optional<std::vector<Grant>> read_grants(const base::Json& json);

}  // namespace ui
