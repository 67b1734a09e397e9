// The tenant's things as lists to pick from, and what they are called.
#pragma once

#include <string>

#include "ui/tenant/tenant.h"
#include "ui/widgets/picker.h"

namespace ui {

// They show what is loaded by now, and point into `tenant`.
PickList applications_to_pick(const Tenant& tenant);
PickList apis_to_pick(const Tenant& tenant);  // by identifier
PickList organizations_to_pick(const Tenant& tenant);

// The name; the id itself when nothing is known of it.
std::string application_name(const Tenant& tenant, const std::string& id);
std::string api_name(const Tenant& tenant, const std::string& identifier);
std::string organization_name(const Tenant& tenant, const std::string& id);

}  // namespace ui
